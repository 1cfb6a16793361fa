=== before
DO $$ BEGIN CREATE ROLE onoma_case_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE "Document" (id int PRIMARY KEY, "tenantId" int, body text);
INSERT INTO "Document" SELECT g, g % 2, 'x' FROM generate_series(1, 10) g;
ALTER TABLE "Document" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Document" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenantOnly" ON "Document" TO onoma_case_app USING ("tenantId" = current_setting('shop.tenant')::int) WITH CHECK ("tenantId" = 1);
GRANT SELECT, INSERT, UPDATE ON "Document" TO onoma_case_app;
GRANT SELECT ON "Document" TO onoma_case_app WITH GRANT OPTION;
=== old
SET LOCAL ROLE onoma_case_app; SET LOCAL shop.tenant = '1'; DO $$ BEGIN ASSERT (SELECT count(*) FROM "Document") = 5; END $$
;
SET LOCAL ROLE onoma_case_app; SET LOCAL shop.tenant = '1'; INSERT INTO "Document" VALUES (11, 1, 'y')
;
SET LOCAL ROLE onoma_case_app; SET LOCAL shop.tenant = '1'; DO $$ BEGIN INSERT INTO "Document" VALUES (11, 2, 'y'); RAISE 'row security is open'; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$
;
SET LOCAL ROLE onoma_case_app; SET LOCAL shop.tenant = '1'; DO $$ BEGIN DELETE FROM "Document"; RAISE 'grants are open'; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$
=== new
SET LOCAL ROLE onoma_case_app; SET LOCAL shop.tenant = '1'; DO $$ BEGIN ASSERT (SELECT count(*) FROM documents) = 5; END $$
