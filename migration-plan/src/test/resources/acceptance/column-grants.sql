=== before
DO $$ BEGIN CREATE ROLE onoma_case_clerk; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE "Employee" (id int PRIMARY KEY, "fullName" text, "yearlySalary" int);
GRANT SELECT (id, "fullName"), UPDATE ("fullName") ON "Employee" TO onoma_case_clerk;
INSERT INTO "Employee" VALUES (1, 'a', 5);
=== old
SET LOCAL ROLE onoma_case_clerk; SELECT id, "fullName" FROM "Employee"
;
SET LOCAL ROLE onoma_case_clerk; UPDATE "Employee" SET "fullName" = 'b' WHERE id = 1
;
SET LOCAL ROLE onoma_case_clerk; DO $$ BEGIN PERFORM "yearlySalary" FROM "Employee"; RAISE 'column grants are open'; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$
=== new
SET LOCAL ROLE onoma_case_clerk; SELECT id, full_name FROM employees
