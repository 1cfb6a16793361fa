=== before
CREATE TABLE "LineItem" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "unitPrice" numeric, quantity int,
  "totalPrice" numeric GENERATED ALWAYS AS ("unitPrice" * quantity) STORED);
=== old
INSERT INTO "LineItem" ("unitPrice", quantity) VALUES (2, 3) RETURNING "totalPrice"
;
INSERT INTO "LineItem" (id, "unitPrice") OVERRIDING SYSTEM VALUE VALUES (500, 2)
;
UPDATE "LineItem" SET "unitPrice" = 3
=== new
INSERT INTO line_items (unit_price, quantity) VALUES (2, 3) RETURNING total_price
