-- Rows for schema.sql: the same on every load. Spread by arithmetic instead of chance wherever that does, so that every
-- foreign key holds by construction: item i belongs to tenant (i - 1) % 20 + 1, and so does person, category, location,
-- series and order i; what a row points at is a multiple of 20 away, and so of the same tenant. Ids come from the
-- sequences, which therefore stand right behind the last row.

SELECT setseed(0.42);

INSERT INTO "Status" (id, code, label, "isTerminal") VALUES
  (1, 'open', 'Open', false), (2, 'packed', 'Packed', false), (3, 'on_the_way', 'On the way', false),
  (4, 'delivered', 'Delivered', true), (5, 'returned', 'Returned', true), (6, 'closed', 'Closed', true);

INSERT INTO currencies (code, name) VALUES ('EUR', 'Euro'), ('USD', 'US dollar'), ('CHF', 'Swiss franc');

INSERT INTO exchange_rates (currency_id, valid_on, rate)
SELECT c, date '2025-01-01' + d, round((c * 0.4 + d * 0.001)::numeric, 6)
FROM generate_series(1, 3) c, generate_series(0, 199) d;

INSERT INTO tax_rates (country_code, rate, is_reduced)
SELECT country, base - CASE WHEN reduced THEN 12 ELSE 0 END, reduced
FROM (VALUES ('DE', 19), ('FR', 20), ('IT', 22), ('PL', 23)) rates (country, base), (VALUES (false), (true)) kinds (reduced);

INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
SELECT md5('migration' || i), md5('checksum' || i), timestamptz '2023-01-01 00:00:05Z' + i * interval '9 days',
       '2023' || lpad(i::text, 10, '0') || '_change', timestamptz '2023-01-01 00:00:00Z' + i * interval '9 days', 1
FROM generate_series(1, 100) i;

-- Tenants and users point at each other: one statement, its foreign keys are checked at the end of the transaction.
WITH accounts AS (
  INSERT INTO users (email, "displayName", role, "homeTenantId", verified, deleted, "lastLoginAt", "createdAt", "updatedAt")
  SELECT 'user' || i || '@example.org', 'User ' || i, (ARRAY['OWNER', 'ADMIN', 'CLERK', 'GUEST']::"UserRole"[])[i % 4 + 1],
         (i - 1) % 20 + 1, i % 3 <> 0, i % 50 = 0, timestamp '2025-06-01' + i * interval '7 minutes',
         timestamp '2023-02-01' + i * interval '4 hours', timestamp '2025-01-01'
  FROM generate_series(1, 2000) i)
INSERT INTO "Tenant" (name, slug, "subscriptionTier", "brandingSettings", "customSections", "ownerUserId", "createdAt", "updatedAt")
SELECT 'Shop ' || i, 'shop-' || i, (ARRAY['STARTER', 'GROWTH', 'ENTERPRISE']::"SubscriptionTier"[])[i % 3 + 1],
       jsonb_build_object('primaryColour', '#' || lpad(to_hex(i * 700000), 6, '0')), ARRAY['hero', 'new', 'about'], i,
       timestamp '2023-01-01' + i * interval '3 days', timestamp '2025-01-01'
FROM generate_series(1, 20) i;

-- Some of the old accounts are also in users, most are not.
INSERT INTO "user" (email, name, created_at, updated_at)
SELECT CASE WHEN i % 10 = 0 THEN 'user' ELSE 'old' END || i || '@example.org', 'Old account ' || i,
       timestamptz '2021-01-01Z' + i * interval '1 day', timestamptz '2022-01-01Z'
FROM generate_series(1, 200) i;

INSERT INTO user_tenants (user_id, tenant_id, role)
SELECT i, (i - 1 + k) % 20 + 1, (ARRAY['ADMIN', 'CLERK']::"UserRole"[])[k]
FROM generate_series(1, 2000) i, generate_series(1, 2) k;

INSERT INTO "Category" ("tenantId", name, slug, "parentId", "categoryPath", "sortOrder", "createdAt")
SELECT (i - 1) % 20 + 1, 'Category ' || i, 'category-' || i, CASE WHEN i > 40 THEN (i - 1) % 20 + 1 END,
       ARRAY['shop', 'category-' || i], i, timestamp '2023-03-01'
FROM generate_series(1, 200) i;

INSERT INTO "ProductSeries" ("tenantId", title, "launchYear")
SELECT (i - 1) % 20 + 1, 'Series ' || i, 2000 + i % 25 FROM generate_series(1, 100) i;

INSERT INTO "InventoryItem" ("tenantId", sku, title, "categoryId", "productSeriesId", price, "stockQuantity", "itemStatus",
  visibility, "enrichmentStatus", "marketingDescription", "customFields", "imageGallery", "tagList", "hasVariants",
  "createdAt", "updatedAt")
SELECT (i - 1) % 20 + 1, 'SKU-' || lpad(i::text, 6, '0'), 'Item ' || i, (i - 1) % 200 + 1,
       CASE WHEN i % 4 = 0 THEN (i - 1) % 100 + 1 END, round((1 + random() * 499)::numeric, 2), 20 + i % 500,
       (ARRAY['ACTIVE', 'ACTIVE', 'ACTIVE', 'INACTIVE', 'ARCHIVED', 'TRASHED']::"ItemStatus"[])[i % 6 + 1],
       CASE WHEN i % 5 = 0 THEN 'PRIVATE' ELSE 'PUBLIC' END::"Visibility", 'COMPLETED', 'All about item ' || i,
       jsonb_build_object('colour', (ARRAY['red', 'green', 'blue'])[i % 3 + 1]), ARRAY['front.jpg', 'back.jpg'],
       ARRAY['tag' || i % 400, 'season' || i % 4], i % 7 = 0,
       timestamp '2024-01-01' + i * interval '10 minutes', timestamp '2025-01-01' + i * interval '1 minute'
FROM generate_series(1, 50000) i;

INSERT INTO "PhotoAsset" (id, "tenantId", "itemId", "s3URL", "altText", "widthPx", "heightPx", public, "createdAt")
SELECT md5('photo' || i)::uuid, (i - 1) % 20 + 1, i, 's3://photos/' || i || '.jpg', 'Photo of item ' || i, 800 + i % 800,
       600 + i % 600, i % 9 <> 0, timestamp '2024-06-01' + i * interval '5 minutes'
FROM generate_series(1, 20000) i;

INSERT INTO "ProductPerformance" ("itemId", "performanceDay", "viewCount", "orderCount", revenue)
SELECT (i - 1) % 2000 + 1, date '2025-01-01' + (i - 1) / 2000, i % 300, i % 12, (i % 12) * 19.90
FROM generate_series(1, 20000) i;

INSERT INTO "SyncJob" ("jobId", "tenantId", "jobKind", "syncStatus", "metaData", "attemptCount", "finishedAt", "createdAt", "updatedAt")
SELECT md5('job' || i)::uuid, (i - 1) % 20 + 1, (ARRAY['catalogue', 'prices', 'photos'])[i % 3 + 1],
       CASE WHEN i % 4 = 0 THEN 'COMPLETED' ELSE 'PENDING' END::"SyncStatus", jsonb_build_object('batch', i / 100), i % 3,
       CASE WHEN i % 4 = 0 THEN timestamp '2025-05-02' END, timestamp '2025-05-01' + i * interval '1 minute', timestamp '2025-05-02'
FROM generate_series(1, 2000) i;

INSERT INTO "Location" ("tenantId", name, address, "statusId", "isPrimary", "updatedAt")
SELECT (i - 1) % 20 + 1, 'Store ' || i, ROW('Street ' || i, 'Town', lpad(i::text, 5, '0'), 'DE')::postal_address,
       (i % 3 + 1)::smallint, i <= 20, timestamp '2025-01-01'
FROM generate_series(1, 100) i;

INSERT INTO "LocationStatusLog" ("locationRef", "oldStatusId", "newStatusId", "changedAt")
SELECT (i - 1) % 100 + 1, (i % 3 + 1)::smallint, ((i + 1) % 3 + 1)::smallint, timestamp '2024-01-01' + i * interval '2 hours'
FROM generate_series(1, 5000) i;

INSERT INTO "Equipment" ("locationId", "serialNumber", "equipmentKind")
SELECT (i - 1) % 100 + 1, 'SN-' || i, (ARRAY['till', 'scanner', 'scale'])[i % 3 + 1] FROM generate_series(1, 400) i;

INSERT INTO "Person" ("tenantId", "firstName", "lastName", "emailAddress", "birthDate", "marketingOptIn", "referredById", "createdAt", "updatedAt")
SELECT (i - 1) % 20 + 1, 'First' || i, 'Last' || i % 700, 'person' || i || '@example.org', date '1950-01-01' + i * 4,
       i % 2 = 0, CASE WHEN i % 10 = 0 THEN i - 5 END, timestamp '2024-01-01' + i * interval '1 hour', timestamp '2025-01-01'
FROM generate_series(1, 5000) i;

INSERT INTO "Child" ("personId", "givenName", "birthDate")
SELECT i * 4, 'Child ' || i, date '2012-01-01' + i FROM generate_series(1, 1000) i;

INSERT INTO customer_address ("personId", address, "addressKind")
SELECT i, ROW('Road ' || i, 'City ' || i % 90, lpad(i::text, 5, '0'), 'DE')::postal_address,
       CASE WHEN i % 4 = 0 THEN 'work' ELSE 'home' END
FROM generate_series(1, 5000) i;

-- Person and address i buy as order i; the totals are added up by the trigger of "OrderItem"
-- (without the one that writes the time of the load into "updatedAt").
INSERT INTO "Order" ("tenantId", "personId", "billingAddressId", "shippingAddressId", "orderStatus", "isGift", "placedAt", "updatedAt")
SELECT (i - 1) % 20 + 1, (i - 1) % 5000 + 1, (i - 1) % 5000 + 1, CASE WHEN i % 2 = 0 THEN (i - 1) % 5000 + 1 END,
       (ARRAY['Draft', 'Placed', 'Paid', 'Paid', 'Shipped']::"OrderStatus"[])[i % 5 + 1], i % 17 = 0,
       timestamp '2025-01-01' + i * interval '20 minutes', timestamp '2025-06-01'
FROM generate_series(1, 10000) i;

ALTER TABLE "Order" DISABLE TRIGGER touch;

INSERT INTO "OrderItem" ("orderId", "inventoryItemId", quantity, "unitPrice")
SELECT o, (o - 1 + k * 2740) % 50000 + 1, (o + k) % 4 + 1, 5 + (o * k) % 200
FROM generate_series(1, 10000) o, generate_series(1, 2) k;

ALTER TABLE "Order" ENABLE TRIGGER touch;

INSERT INTO "Shipment" (id, "orderRef", "statusId", "trackingCode", "deliveredAt")
SELECT md5('shipment' || i)::uuid, i * 5 - 1, 4, 'TRACK' || i, timestamp '2025-06-01' + i * interval '1 hour'
FROM generate_series(1, 2000) i;

INSERT INTO payments (order_id, state, amount, created_at)
SELECT id, 'settled', "totalAmount", "placedAt" AT TIME ZONE 'UTC' FROM "Order"
WHERE "orderStatus" IN ('Paid', 'Shipped') ORDER BY id;

INSERT INTO refunds (payment_id, amount, reason)
SELECT id, 1, 'good will' FROM payments WHERE id % 40 = 0 ORDER BY id;

INSERT INTO invoices (order_id, invoice_number, issued_on)
SELECT order_id, 'INV-' || order_id, created_at::date FROM payments ORDER BY id;

INSERT INTO invoice_lines (invoice_id, line_number, description, amount)
SELECT invoices.id, row_number() OVER (PARTITION BY invoices.id ORDER BY item.id), 'Item ' || item."inventoryItemId", item."lineTotal"
FROM invoices JOIN "OrderItem" item ON item."orderId" = invoices.order_id;

INSERT INTO "OAuthToken" (id, "userID", provider, "accessTokenHash", "expiresAt")
SELECT md5('token' || i)::uuid, i, 'google', decode(md5('hash' || i), 'hex'), timestamp '2027-01-01' FROM generate_series(1, 1000) i;

INSERT INTO "GiftCard" ("tenantId", "purchaserPerson", "cardCode", "balanceAmount")
SELECT (i - 1) % 20 + 1, i, 'GIFT-' || md5('card' || i), 25 + i % 4 * 25 FROM generate_series(1, 500) i;

INSERT INTO "Analysis" ("tenantId", "requestedByUserId", "analysisKind", "resultData", "createdAt")
SELECT (i - 1) % 20 + 1, i, 'turnover', jsonb_build_object('rows', i), timestamp '2025-04-01' + i * interval '1 hour'
FROM generate_series(1, 300) i;

INSERT INTO "AuditLog" ("tableName", "entityId", action, "oldValues", "newValues", "changedBy", "changedAt")
SELECT 'InventoryItem', i, 'UPDATE', jsonb_build_object('price', 1), jsonb_build_object('price', 2), 'loader',
       timestamp '2025-01-01' + i * interval '1 minute'
FROM generate_series(1, 1000) i;

INSERT INTO "CustomerLoyaltyProgramMembershipTierQualificationHistoryEntry" ("tenantId", "personId", "qualifyingTier", "qualifiedOn")
SELECT (i - 1) % 20 + 1, i, 'GROWTH', date '2025-01-01' + i % 365 FROM generate_series(1, 1000) i;

INSERT INTO "PageView" ("tenantId", "itemId", "pagePath", "viewedAt")
SELECT (i - 1) % 20 + 1, i, '/items/' || i, timestamp '2024-01-01' + i * interval '1 hour' FROM generate_series(1, 20000) i;

INSERT INTO tenant_business_profile ("tenantId", "legalName", "vatNumber", "socialLinks", "contactPersonId", verified, "createdAt", "updatedAt")
SELECT i, 'Shop ' || i || ' Ltd', 'DE' || 100000000 + i, jsonb_build_object('web', 'https://shop' || i || '.example.org'), i,
       i % 2 = 0, timestamp '2023-01-01', timestamp '2025-01-01'
FROM generate_series(1, 20) i;

INSERT INTO notification (user_id, body, read, "createdAt")
SELECT i, 'Welcome', i % 2 = 0, timestamp '2025-02-01' + i * interval '1 minute' FROM generate_series(1, 2000) i;

INSERT INTO sms_notification (user_id, body, "createdAt", "phoneNumber")
SELECT i, 'Your code', timestamp '2025-02-03' + i * interval '1 minute', '+49' || 100000000 + i FROM generate_series(1, 500) i;

INSERT INTO stock_movement (inventory_item_id, location_id, quantity_delta, reason, created_at)
SELECT (i - 1) % 50000 + 1, (i - 1) % 100 + 1, i % 9 - 4, CASE WHEN i % 9 < 4 THEN 'sale' ELSE 'delivery' END,
       timestamptz '2025-01-01Z' + i * interval '1 minute'
FROM generate_series(1, 20000) i;

INSERT INTO reviews ("tenantId", "itemId", "personId", rating, body, public, "createdAt", "updatedAt")
SELECT (i - 1) % 20 + 1, i, (i - 1) % 5000 + 1, (i % 5 + 1)::smallint, 'Review ' || i, i % 3 <> 0,
       timestamp '2025-03-01' + i * interval '1 minute', timestamp '2025-03-15'
FROM generate_series(1, 10000) i;

INSERT INTO email_templates (tenant_id, code, subject, "HTMLBody2", "lastModified")
SELECT t, code, 'Your ' || code, '<p>' || code || '</p>', timestamp '2025-01-01'
FROM generate_series(1, 20) t, unnest(ARRAY['order', 'invoice', 'password', 'coupon', 'review']) code;

INSERT INTO shipping_methods (tenant_id, name, fee)
SELECT t, 'Method ' || k, k * 2.5 FROM generate_series(1, 20) t, generate_series(1, 5) k;

INSERT INTO coupons (tenant_id, code, percent_off, created_at)
SELECT t, 'CODE' || k, k * 5, timestamptz '2025-01-01Z' FROM generate_series(1, 20) t, generate_series(1, 15) k;

INSERT INTO carts (tenant_id, user_id, created_at, updated_at)
SELECT (i - 1) % 20 + 1, i, timestamptz '2025-06-01Z', timestamptz '2025-06-01Z' FROM generate_series(1, 2000) i;

INSERT INTO cart_items (cart_id, inventory_item_id, quantity)
SELECT c, (c - 1) % 20 + 1 + k * 20, k FROM generate_series(1, 2000) c, generate_series(1, 3) k;

INSERT INTO suppliers (tenant_id, name, email)
SELECT (i - 1) % 20 + 1, 'Supplier ' || i, 'supplier' || i || '@example.org' FROM generate_series(1, 100) i;

INSERT INTO purchase_orders (supplier_id, ordered_on, is_closed)
SELECT (i - 1) % 100 + 1, date '2025-01-01' + i % 200, i % 2 = 0 FROM generate_series(1, 1000) i;

INSERT INTO purchase_order_lines (purchase_order_id, line_number, inventory_item_id, quantity)
SELECT p, k, p + k * 20, 10 * k FROM generate_series(1, 1000) p, generate_series(1, 3) k;

INSERT INTO price_changes (tenant_id, sku, old_price, new_price, created_at)
SELECT (i - 1) % 20 + 1, 'SKU-' || lpad(i::text, 6, '0'), 10, 10 + i % 7, timestamptz '2025-02-01Z' + i * interval '3 minutes'
FROM generate_series(1, 5000) i;

INSERT INTO wishlists (user_id, name) SELECT i, 'My wishes' FROM generate_series(1, 1000) i;

INSERT INTO wishlist_items (wishlist_id, inventory_item_id)
SELECT w, w * 10 + k FROM generate_series(1, 1000) w, generate_series(1, 3) k;

INSERT INTO api_keys (id, tenant_id, key_hash)
SELECT md5('key' || i)::uuid, (i - 1) % 20 + 1, decode(md5('secret' || i), 'hex') FROM generate_series(1, 100) i;

INSERT INTO webhook_endpoints (tenant_id, url, event_names, created_at)
SELECT (i - 1) % 20 + 1, 'https://hooks.example.org/' || i, ARRAY['order.placed'], timestamptz '2025-01-01Z' FROM generate_series(1, 100) i;

INSERT INTO feature_flags (tenant_id, name, "group", is_enabled)
SELECT t, name, 'checkout', t % 2 = 0 FROM generate_series(1, 20) t, unnest(ARRAY['gift_wrap', 'pay_later', 'reviews', 'chat', 'dark_mode']) name;

INSERT INTO sessions (id, user_id, user_agent, expires_at)
SELECT md5('session' || i)::uuid, (i - 1) % 2000 + 1, 'browser', timestamptz '2025-06-01Z' + i * interval '1 minute'
FROM generate_series(1, 5000) i;

INSERT INTO support_tickets (user_id, subject, is_open, created_at)
SELECT (i - 1) % 200 + 1, 'Question ' || i, i % 3 = 0, timestamptz '2025-03-01Z' + i * interval '1 hour' FROM generate_series(1, 1000) i;

INSERT INTO ticket_messages (support_ticket_id, body, created_at)
SELECT (i - 1) % 1000 + 1, 'Message ' || i, timestamptz '2025-03-02Z' + i * interval '1 hour' FROM generate_series(1, 3000) i;

INSERT INTO homepage_slots (title, minute_range)
SELECT 'Banner ' || i, int4range(i * 15, i * 15 + 15) FROM generate_series(0, 95) i;

REFRESH MATERIALIZED VIEW "SalesDay";

ANALYZE;
