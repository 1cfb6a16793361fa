=== before
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TYPE money_pair AS ("amountDue" numeric, currency text);
CREATE TABLE "Invoice" (id positive PRIMARY KEY, "totalDue" money_pair, tags text[], "lineTexts" text[], meta jsonb, "customData" jsonb, period int4range, "isPaid" boolean, active boolean DEFAULT true);
CREATE TABLE "Archive" (id int PRIMARY KEY, "oldInvoice" "Invoice");
INSERT INTO "Invoice" (id, "totalDue") VALUES (1, (5, 'EUR'));
=== old
INSERT INTO "Invoice" (id, "totalDue", "customData", active) VALUES (2, ROW(1, 'CHF'), '{"a": 1}', false)
;
SELECT ("totalDue")."amountDue", "isPaid", active FROM "Invoice"
;
UPDATE "Invoice" SET "lineTexts"[1] = 'x', "totalDue".currency = 'USD'
=== new
SELECT total_due, is_paid, is_active, custom_data FROM invoices
