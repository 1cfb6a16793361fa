=== before
CREATE TYPE "Visibility" AS ENUM ('public', 'private');
CREATE TABLE pages (id int PRIMARY KEY, visibility "Visibility");
REVOKE USAGE ON TYPE "Visibility" FROM PUBLIC;
DO $$ BEGIN CREATE ROLE onoma_case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT USAGE ON TYPE "Visibility" TO onoma_case_reader;
=== old
PREPARE p AS SELECT * FROM pages WHERE visibility = CAST($1 AS "Visibility"); EXECUTE p('public'); DEALLOCATE p
=== new
SELECT 'public'::visibility
