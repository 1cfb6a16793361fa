=== before
CREATE TABLE "Sale" (id int PRIMARY KEY, "soldAt" date, amount numeric);
CREATE MATERIALIZED VIEW "SalesByDay" AS SELECT "soldAt", sum(amount) AS "totalAmount" FROM "Sale" GROUP BY "soldAt";
CREATE UNIQUE INDEX "SalesByDay_soldAt" ON "SalesByDay" ("soldAt");
CREATE VIEW "BigDays" AS SELECT * FROM "SalesByDay" WHERE "totalAmount" > 100;
=== old
SELECT "soldAt", "totalAmount" FROM "SalesByDay"
;
SELECT * FROM "BigDays"
=== new
SELECT * FROM sales_by_day
