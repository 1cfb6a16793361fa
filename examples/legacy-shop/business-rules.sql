-- What must hold in the shop at any time, clients at work or not: each query returns the rows that break its rule, so none
-- when all is well. "-- rule: NAME" opens a rule, the comment below says it in words. By the old names: they answer before a
-- migration and during it. business-rules-new-names.sql holds the same rules for after it.

-- rule: stock-never-negative
-- Nothing is sold that is not there, and no more is reserved than there is.
SELECT id, "stockQuantity", "reservedQuantity"
FROM "InventoryItem"
WHERE "stockQuantity" < 0 OR "reservedQuantity" < 0 OR "reservedQuantity" > "stockQuantity";

-- rule: stock-value-is-price-times-quantity
SELECT id, price, "stockQuantity", "stockValue"
FROM "InventoryItem"
WHERE "stockValue" IS DISTINCT FROM price * "stockQuantity";

-- rule: order-total-is-sum-of-items
SELECT o.id, o."totalAmount", sum(i."lineTotal") AS expected
FROM "Order" o
LEFT JOIN "OrderItem" i ON i."orderId" = o.id
GROUP BY o.id, o."totalAmount"
HAVING o."totalAmount" <> coalesce(sum(i."lineTotal"), 0);

-- rule: item-and-category-of-one-tenant
SELECT i.id, i."tenantId", c."tenantId" AS tenant_of_category
FROM "InventoryItem" i
JOIN "Category" c ON c.id = i."categoryId"
WHERE i."tenantId" <> c."tenantId";

-- rule: order-and-customer-of-one-tenant
SELECT o.id, o."tenantId", p."tenantId" AS tenant_of_customer
FROM "Order" o
JOIN "Person" p ON p.id = o."personId"
WHERE o."tenantId" <> p."tenantId";

-- rule: photo-and-item-of-one-tenant
SELECT a.id, a."tenantId", i."tenantId" AS tenant_of_item
FROM "PhotoAsset" a
JOIN "InventoryItem" i ON i.id = a."itemId"
WHERE a."tenantId" <> i."tenantId";

-- rule: tenant-has-an-owner
SELECT t.id, t.name
FROM "Tenant" t
LEFT JOIN users u ON u.user_id = t."ownerUserId"
WHERE t.active AND u.user_id IS NULL;

-- rule: one-account-per-mailbox
-- The unique constraint minds the case of letters; people do not.
SELECT lower(email) AS mailbox, count(*) AS accounts
FROM users
WHERE NOT deleted
GROUP BY lower(email)
HAVING count(*) > 1;

-- rule: refund-within-payment
SELECT p.id, p.amount, sum(r.amount) AS refunded
FROM payments p
JOIN refunds r ON r.payment_id = p.id
GROUP BY p.id, p.amount
HAVING sum(r.amount) > p.amount;

-- rule: delivered-parcel-has-a-last-status
SELECT s.id, s."deliveredAt", t.code
FROM "Shipment" s
JOIN "Status" t ON t.id = s."statusId"
WHERE s."deliveredAt" IS NOT NULL AND NOT t."isTerminal";

-- rule: location-history-is-a-change
SELECT id, "locationRef", "oldStatusId"
FROM "LocationStatusLog"
WHERE "oldStatusId" = "newStatusId";
