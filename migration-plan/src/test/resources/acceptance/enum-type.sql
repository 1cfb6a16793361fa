=== before
CREATE TYPE "ItemStatus" AS ENUM ('ACTIVE', 'TRASHED');
COMMENT ON TYPE "ItemStatus" IS 'life of an item';
CREATE TABLE "Item" (id int PRIMARY KEY, status "ItemStatus" DEFAULT 'ACTIVE', history "ItemStatus"[] DEFAULT '{}');
CREATE INDEX "Item_status_idx" ON "Item" (status);
CREATE FUNCTION is_live(s "ItemStatus") RETURNS boolean LANGUAGE sql AS $$ SELECT s = 'ACTIVE'::"ItemStatus" $$;
INSERT INTO "Item" VALUES (1, 'ACTIVE'), (2, 'TRASHED');
=== old
INSERT INTO "Item" VALUES (3, CAST('TRASHED' AS "ItemStatus"), ARRAY['ACTIVE']::"ItemStatus"[])
;
SELECT * FROM "Item" WHERE status = 'ACTIVE'::"ItemStatus"
;
SELECT * FROM "Item" WHERE status = 'ACTIVE' OR status IN ('TRASHED', 'ACTIVE') OR status < 'TRASHED'::"ItemStatus"
;
SELECT * FROM "Item" WHERE 'ACTIVE'::"ItemStatus" <> status AND 'ACTIVE'::"ItemStatus" = 'ACTIVE'::"ItemStatus"
;
UPDATE "Item" SET status = 'TRASHED'::"ItemStatus" WHERE status >= 'ACTIVE'::"ItemStatus" AND is_live(status)
;
SELECT is_live('ACTIVE'), is_live('ACTIVE'::"ItemStatus")
;
SELECT i.id FROM "Item" i JOIN "Item" j ON i.status = j.status GROUP BY i.id, i.status ORDER BY i.status
=== new
INSERT INTO items VALUES (3, 'TRASHED'::item_status)
;
SELECT * FROM items WHERE status = 'ACTIVE' AND status = ANY (ARRAY['ACTIVE']::item_status[])
