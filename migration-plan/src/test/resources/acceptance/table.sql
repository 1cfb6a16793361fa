=== before
CREATE TABLE "InventoryItem" (id bigint PRIMARY KEY, "tenantId" int NOT NULL, "s3URL" text DEFAULT 'x', "createdAt" timestamptz DEFAULT now());
INSERT INTO "InventoryItem" (id, "tenantId") SELECT g, g % 3 FROM generate_series(1, 100) g;
=== old
SELECT * FROM "InventoryItem" WHERE "tenantId" = 1
;
INSERT INTO "InventoryItem" VALUES (1000, 1, 'y', now())
;
INSERT INTO "InventoryItem" (id, "tenantId") VALUES (1000, 1) RETURNING "s3URL", "createdAt"
;
INSERT INTO "InventoryItem" (id, "tenantId") VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET "tenantId" = excluded."tenantId"
;
UPDATE "InventoryItem" SET "s3URL" = 'z' WHERE id = 5
;
DELETE FROM "InventoryItem" WHERE id = 5
;
SELECT id FROM "InventoryItem" ORDER BY id LIMIT 3 FOR UPDATE SKIP LOCKED
=== new
SELECT id, tenant_id, s3_url, created_at FROM inventory_items
;
INSERT INTO inventory_items (id, tenant_id) VALUES (1000, 1) RETURNING s3_url
