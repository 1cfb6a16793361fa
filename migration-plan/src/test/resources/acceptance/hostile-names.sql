=== before
CREATE TABLE "a""b.c $x$ 'q' 😀" (id int PRIMARY KEY, "new
line" text, "semi;colon" text, "--" int, "select" int, "TAB	Name" int);
CREATE TABLE "Very Long Name That Goes On And On Until It Has Sixty Three Byt" ("Very Long Column That Goes On And On Until It Has Sixty Three B" int);
COMMENT ON TABLE "a""b.c $x$ 'q' 😀" IS 'it''s \ "quoted" $onoma$';
=== standard
overrides:
  tables:
    'public."a""b.c $x$ ''q'' 😀"': oddities
  columns:
    'public."a""b.c $x$ ''q'' 😀".--': dashes
=== old
INSERT INTO "a""b.c $x$ 'q' 😀" ("id", "new
line", "semi;colon", "--", "select") VALUES (1, 'a', 'b', 2, 3)
;
SELECT "semi;colon", "--" FROM "a""b.c $x$ 'q' 😀"
;
SELECT "Very Long Column That Goes On And On Until It Has Sixty Three B" FROM "Very Long Name That Goes On And On Until It Has Sixty Three Byt"
=== new
SELECT semi_colon, dashes FROM oddities
