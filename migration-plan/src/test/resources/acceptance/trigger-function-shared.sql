=== before
CREATE TABLE "Alpha" (id int PRIMARY KEY, "updatedAt" timestamptz);
CREATE TABLE betas (id int PRIMARY KEY, "updatedAt" timestamptz);
CREATE TABLE "Gamma" (id int PRIMARY KEY, "updatedAt" timestamptz);
CREATE TABLE _prisma_things (id int PRIMARY KEY, "updatedAt" timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."updatedAt" = clock_timestamp(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON "Alpha" FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON betas FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON "Gamma" FOR EACH ROW EXECUTE FUNCTION touch();
=== standard
overrides:
  columns:
    public.Gamma.updatedAt: changed_at
=== old
INSERT INTO "Alpha" VALUES (1); DO $$ BEGIN ASSERT (SELECT "updatedAt" FROM "Alpha") IS NOT NULL; END $$
;
INSERT INTO betas VALUES (1); DO $$ BEGIN ASSERT (SELECT "updatedAt" FROM betas) IS NOT NULL; END $$
;
INSERT INTO "Gamma" VALUES (1); DO $$ BEGIN ASSERT (SELECT "updatedAt" FROM "Gamma") IS NOT NULL; END $$
=== new
INSERT INTO alphas VALUES (1); DO $$ BEGIN ASSERT (SELECT updated_at FROM alphas) IS NOT NULL; END $$
;
INSERT INTO betas (id) VALUES (1); DO $$ BEGIN ASSERT (SELECT updated_at FROM betas) IS NOT NULL; END $$
;
INSERT INTO gammas VALUES (1); DO $$ BEGIN ASSERT (SELECT changed_at FROM gammas) IS NOT NULL; END $$
