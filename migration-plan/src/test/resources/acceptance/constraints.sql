=== before
CREATE TABLE "Tenant" (id int PRIMARY KEY, "shortCode" text CONSTRAINT "oddUnique" UNIQUE, "parentId" int);
CREATE TABLE "Order" (id int CONSTRAINT "Order_pkey" PRIMARY KEY, "tenantId" int, "lineCount" int,
  CONSTRAINT "Order_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant" (id) ON DELETE CASCADE,
  CONSTRAINT "positiveLines" CHECK ("lineCount" > 0),
  CONSTRAINT "noOverlap" EXCLUDE USING gist (int4range(id, id + 1) WITH &&));
ALTER TABLE "Tenant" ADD CONSTRAINT "Tenant_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Tenant" (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Order" ADD CONSTRAINT "later" CHECK ("lineCount" < 1000) NOT VALID;
INSERT INTO "Tenant" VALUES (1, 'a', 1), (2, 'b', 1);
INSERT INTO "Order" VALUES (1, 1, 5), (2, 2, 7);
=== old
INSERT INTO "Tenant" VALUES (3, 'c', 4), (4, 'd', 3)
;
INSERT INTO "Tenant" VALUES (3, 'a', 1) ON CONFLICT ("shortCode") DO NOTHING
;
DELETE FROM "Tenant" WHERE id = 2
;
SELECT o.id FROM "Order" o JOIN "Tenant" t ON t.id = o."tenantId"
=== new
INSERT INTO tenants (id, short_code) VALUES (3, 'a') ON CONFLICT (short_code) DO NOTHING
;
SELECT o.id FROM orders o JOIN tenants t ON t.id = o.tenant_id
