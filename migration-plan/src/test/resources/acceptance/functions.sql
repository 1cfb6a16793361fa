=== before
CREATE TABLE "Item" (id int PRIMARY KEY, "itemName" text);
INSERT INTO "Item" VALUES (1, 'one');
CREATE FUNCTION item_name(int) RETURNS text LANGUAGE sql AS 'SELECT "itemName" FROM "Item" WHERE id = $1';
DO $do$ BEGIN EXECUTE 'CREATE FUNCTION item_name_atomic(k int) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT "itemName" FROM "Item" WHERE id = k; END'; END $do$;
CREATE FUNCTION all_items() RETURNS SETOF "Item" LANGUAGE sql AS 'SELECT * FROM "Item"';
CREATE FUNCTION one_item() RETURNS text LANGUAGE plpgsql AS $$ DECLARE r "Item"%ROWTYPE; n "Item"."itemName"%TYPE; BEGIN SELECT * INTO r FROM "Item"; n := r."itemName"; RETURN n; END $$;
CREATE PROCEDURE rename_item(text) LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('UPDATE %I SET %I = $1', 'Item', 'itemName') USING $1; END $$;
=== old
DO $$ BEGIN ASSERT item_name(1) = 'one'; ASSERT item_name_atomic(1) = 'one'; ASSERT one_item() = 'one'; ASSERT (SELECT count(*) FROM all_items()) = 1; END $$
;
CALL rename_item('two')
=== new
SELECT item_name_atomic(1), item_name(1), item_name FROM items; SELECT one_item(), (SELECT count(*) FROM all_items())
