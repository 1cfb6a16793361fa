-- The rules of business-rules.sql by the names of the standard: they answer during a migration and after it.

-- rule: stock-never-negative
-- Nothing is sold that is not there, and no more is reserved than there is.
SELECT id, stock_quantity, reserved_quantity
FROM inventory_items
WHERE stock_quantity < 0 OR reserved_quantity < 0 OR reserved_quantity > stock_quantity;

-- rule: stock-value-is-price-times-quantity
SELECT id, price, stock_quantity, stock_value
FROM inventory_items
WHERE stock_value IS DISTINCT FROM price * stock_quantity;

-- rule: order-total-is-sum-of-items
SELECT o.id, o.total_amount, sum(i.line_total) AS expected
FROM orders o
LEFT JOIN order_items i ON i.order_id = o.id
GROUP BY o.id, o.total_amount
HAVING o.total_amount <> coalesce(sum(i.line_total), 0);

-- rule: item-and-category-of-one-tenant
SELECT i.id, i.tenant_id, c.tenant_id AS tenant_of_category
FROM inventory_items i
JOIN categories c ON c.id = i.category_id
WHERE i.tenant_id <> c.tenant_id;

-- rule: order-and-customer-of-one-tenant
SELECT o.id, o.tenant_id, p.tenant_id AS tenant_of_customer
FROM orders o
JOIN people p ON p.id = o.person_id
WHERE o.tenant_id <> p.tenant_id;

-- rule: photo-and-item-of-one-tenant
SELECT a.id, a.tenant_id, i.tenant_id AS tenant_of_item
FROM photo_assets a
JOIN inventory_items i ON i.id = a.inventory_item_id
WHERE a.tenant_id <> i.tenant_id;

-- rule: tenant-has-an-owner
SELECT t.id, t.name
FROM tenants t
LEFT JOIN users u ON u.id = t.owner_user_id
WHERE t.is_active AND u.id IS NULL;

-- rule: one-account-per-mailbox
-- The unique constraint minds the case of letters; people do not.
SELECT lower(email) AS mailbox, count(*) AS accounts
FROM users
WHERE NOT is_deleted
GROUP BY lower(email)
HAVING count(*) > 1;

-- rule: refund-within-payment
SELECT p.id, p.amount, sum(r.amount) AS refunded
FROM payments p
JOIN refunds r ON r.payment_id = p.id
GROUP BY p.id, p.amount
HAVING sum(r.amount) > p.amount;

-- rule: delivered-parcel-has-a-last-status
SELECT s.id, s.delivered_at, t.code
FROM shipments s
JOIN statuses t ON t.id = s.status_id
WHERE s.delivered_at IS NOT NULL AND NOT t.is_terminal;

-- rule: location-history-is-a-change
SELECT id, location_id, old_status_id
FROM location_status_logs
WHERE old_status_id = new_status_id;
