=== before
CREATE TABLE "Shelf" (id int PRIMARY KEY, "shelfLabel" varchar(20) COLLATE "C") WITH (fillfactor = 70);
ALTER TABLE "Shelf" ALTER COLUMN "shelfLabel" SET STATISTICS 200, ALTER COLUMN "shelfLabel" SET STORAGE PLAIN, REPLICA IDENTITY FULL;
CREATE TABLE "ShelfCopy" (id int PRIMARY KEY, "shelfLabel" text);
CREATE RULE "copyShelf" AS ON INSERT TO "Shelf" DO ALSO INSERT INTO "ShelfCopy" VALUES (NEW.id, NEW."shelfLabel");
CREATE UNLOGGED TABLE "Scratch" (id int, "someText" text);
=== old
INSERT INTO "Shelf" VALUES (1, 'a')
;
SELECT "shelfLabel" FROM "ShelfCopy"
=== new
INSERT INTO shelves VALUES (1, 'a'); DO $$ BEGIN ASSERT (SELECT count(*) FROM shelf_copies) = 1; END $$
