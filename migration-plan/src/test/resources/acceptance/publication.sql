=== before
CREATE TABLE "Feed" (id int PRIMARY KEY, "feedText" text, "secretText" text);
CREATE PUBLICATION "feedPub" FOR TABLE "Feed" (id, "feedText") WHERE (id > 5);
=== old
INSERT INTO "Feed" VALUES (7, 'a', 'b')
;
UPDATE "Feed" SET "feedText" = 'x' WHERE id = 7
=== new
INSERT INTO feeds VALUES (7, 'a', 'b')
