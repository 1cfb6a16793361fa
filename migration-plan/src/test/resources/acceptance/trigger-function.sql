=== before
CREATE TABLE "AuditLog" (id serial PRIMARY KEY, "oldPrice" int, "newPrice" int, note text);
CREATE TABLE "Product" (id int PRIMARY KEY, "unitPrice" int, "updatedAt" timestamptz);
CREATE FUNCTION log_price() RETURNS trigger LANGUAGE plpgsql AS $fn$
#variable_conflict use_column
DECLARE
  delta int; -- NEW."unitPrice" in a comment stays
BEGIN
  delta := NEW."unitPrice" - coalesce(OLD . "unitPrice", 0);
  IF TG_OP = 'UPDATE' AND NEW IS DISTINCT FROM OLD THEN
    INSERT INTO "AuditLog" ("oldPrice", "newPrice", note) VALUES (OLD."unitPrice", new."unitPrice", 'NEW."unitPrice" $' || delta);
  END IF;
  NEW."updatedAt" := now();
  RETURN NEW;
END $fn$;
CREATE TRIGGER "logPrice" BEFORE UPDATE OF "unitPrice" ON "Product" FOR EACH ROW WHEN (OLD."unitPrice" IS DISTINCT FROM NEW."unitPrice") EXECUTE FUNCTION log_price();
INSERT INTO "Product" VALUES (1, 5);
=== old
UPDATE "Product" SET "unitPrice" = 6 WHERE id = 1; DO $$ BEGIN ASSERT (SELECT "newPrice" FROM "AuditLog") = 6; ASSERT (SELECT "updatedAt" FROM "Product") IS NOT NULL; END $$
;
INSERT INTO "Product" VALUES (2, 7) ON CONFLICT (id) DO UPDATE SET "unitPrice" = 9
=== new
UPDATE products SET unit_price = 6 WHERE id = 1; DO $$ BEGIN ASSERT (SELECT new_price FROM audit_logs) = 6; ASSERT (SELECT updated_at FROM products) IS NOT NULL; END $$
