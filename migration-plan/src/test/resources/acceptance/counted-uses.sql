=== before
DO $$ BEGIN CREATE ROLE onoma_case_clerk; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE "Order" (id int PRIMARY KEY, "tenantId" int, note text);
CREATE TABLE "a""b.c $x$ $onoma$ 'q' 😀" (id int PRIMARY KEY, "tenantId" int);
CREATE TABLE "Very Long Name That Goes On And On Until It Has Sixty Three Byt" (id int);
CREATE TABLE "Hollow" ();
CREATE TABLE "Salary" (id int PRIMARY KEY, "yearlySum" int);
CREATE TABLE "Note" (id int PRIMARY KEY, owner name DEFAULT current_user);
CREATE TABLE "Event" (id int, "happenedOn" date) PARTITION BY RANGE ("happenedOn");
CREATE TABLE "Event_2024" PARTITION OF "Event" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE things (id int PRIMARY KEY, "tenantId" int);
CREATE VIEW "OrderNote" AS SELECT id, note FROM "Order";
CREATE VIEW "OrderCount" AS SELECT count(*) AS n FROM "Order";
CREATE MATERIALIZED VIEW "OrderTotal" AS SELECT count(*) AS "howMany" FROM "Order";
ALTER TABLE "Note" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON "Note" USING (owner = current_user);
GRANT ALL ON "Order", "OrderTotal", "Note", "Event" TO onoma_case_clerk;
GRANT SELECT (id) ON "Salary" TO onoma_case_clerk;
INSERT INTO "Order" VALUES (1, 1, 'a'), (2, 2, 'b');
INSERT INTO "Note" VALUES (1, 'onoma_case_clerk'), (2, 'somebody');
=== standard
old-name-uses: count
overrides:
  tables: {Order: sales, 'public."a""b.c $x$ $onoma$ ''q'' 😀"': oddities}
=== old
SET LOCAL ROLE onoma_case_clerk; SELECT id, "tenantId" FROM "Order"
;
SET LOCAL ROLE onoma_case_clerk; INSERT INTO "Order" VALUES (3, 1, 'c'), (4, 1, 'd')
;
INSERT INTO "Order" VALUES (1, 1, 'c') ON CONFLICT (id) DO UPDATE SET note = excluded.note RETURNING "tenantId"
;
UPDATE "Order" SET "tenantId" = 3 WHERE id = 1
;
DELETE FROM "Order" WHERE "tenantId" = 2
;
SELECT * FROM "Order" FOR UPDATE SKIP LOCKED
;
SET TRANSACTION READ ONLY; SELECT * FROM "Order" AS one LEFT JOIN "Order" AS other USING (id)
;
SET LOCAL ROLE onoma_case_clerk; DO $$ BEGIN ASSERT (SELECT count(*) FROM "Note") = 1, 'row security is open'; END $$
;
SET LOCAL ROLE onoma_case_clerk; SELECT id FROM "Salary"
;
SET LOCAL ROLE onoma_case_clerk; DO $$ BEGIN PERFORM "yearlySum" FROM "Salary"; RAISE 'column grants are open'; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$
;
INSERT INTO "a""b.c $x$ $onoma$ 'q' 😀" ("id", "tenantId") VALUES (1, 1)
;
INSERT INTO "Very Long Name That Goes On And On Until It Has Sixty Three Byt" VALUES (1)
;
SELECT FROM "Hollow"
;
INSERT INTO "Event" VALUES (1, '2024-02-03')
;
INSERT INTO "Event_2024" VALUES (1, '2024-02-03')
;
UPDATE things SET "tenantId" = 1
;
UPDATE "OrderNote" SET note = 'e' WHERE id = 1
;
SELECT n FROM "OrderCount"
;
SET LOCAL ROLE onoma_case_clerk; SELECT "howMany" FROM "OrderTotal"
=== new
SELECT id, tenant_id FROM sales
