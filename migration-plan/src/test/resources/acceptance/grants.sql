=== before
DO $$ BEGIN CREATE ROLE onoma_case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE onoma_case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, DELETE ON TABLES TO onoma_case_reader;
ALTER DEFAULT PRIVILEGES GRANT INSERT ON TABLES TO PUBLIC;
CREATE TABLE "Ledger" (id int PRIMARY KEY, "entryText" text);
REVOKE ALL ON "Ledger" FROM PUBLIC, onoma_case_reader;
GRANT UPDATE ON "Ledger" TO PUBLIC;
GRANT SELECT ON "Ledger" TO onoma_case_reader;
ALTER TABLE "Ledger" OWNER TO onoma_case_owner;
REVOKE TRUNCATE ON "Ledger" FROM onoma_case_owner;
=== old
SET LOCAL ROLE onoma_case_reader; SELECT "entryText" FROM "Ledger"
;
SET LOCAL ROLE onoma_case_reader; DO $$ BEGIN DELETE FROM "Ledger"; RAISE 'grants are open'; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$
;
SET LOCAL ROLE onoma_case_reader; DO $$ BEGIN INSERT INTO "Ledger" VALUES (1); RAISE 'grants are open'; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$
=== new
SET LOCAL ROLE onoma_case_reader; SELECT entry_text FROM ledgers
