=== before
CREATE TABLE "Tenant" (id int PRIMARY KEY, "fullName" text);
CREATE VIEW "ActiveTenant" AS SELECT id, "fullName", upper("fullName") AS "loudName" FROM "Tenant" WHERE id > 0;
CREATE VIEW "TenantName" WITH (security_barrier = true) AS SELECT "fullName" FROM "ActiveTenant";
CREATE VIEW plain_view AS SELECT * FROM "ActiveTenant";
COMMENT ON VIEW "ActiveTenant" IS 'those that pay';
ALTER VIEW "ActiveTenant" ALTER COLUMN "fullName" SET DEFAULT 'nobody';
INSERT INTO "Tenant" VALUES (1, 'one');
=== old
SELECT "fullName", "loudName" FROM "ActiveTenant"
;
SELECT "fullName" FROM "TenantName"
;
INSERT INTO "ActiveTenant" (id, "fullName") VALUES (2, 'two')
;
UPDATE "ActiveTenant" SET "fullName" = 'uno' WHERE id = 1
;
DELETE FROM "ActiveTenant"
;
SELECT "loudName" FROM plain_view
=== new
SELECT id, full_name, loud_name FROM active_tenant
;
SELECT full_name FROM tenants
