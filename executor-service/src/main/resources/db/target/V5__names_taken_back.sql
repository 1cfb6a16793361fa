-- While both names answer, somebody may rename a table or a column that Onoma has renamed. The way back speaks by names, so it would
-- find nothing and stop half-way. A relation's OID and its columns' numbers stay the same: by them a name is taken back first.

ALTER TABLE onoma.table_rename ADD COLUMN identity jsonb;

COMMENT ON COLUMN onoma.table_rename.identity IS 'The relation and its columns by OID and numbers, as the step has named them.';

-- Null when there is no such relation any more.
CREATE FUNCTION onoma.identity_of(wanted oid) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
               'relation', c.oid::bigint,
               'name', c.relname,
               'columns', (SELECT jsonb_object_agg(a.attnum, a.attname) FROM pg_catalog.pg_attribute a
                           WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
    FROM pg_catalog.pg_class c WHERE c.oid = wanted
$$;

-- Gives the relations of a step the names that the step gave them, before it is taken back. Clients lock the view before what it
-- reads, so does this. Two renames for each column: somebody may have exchanged the names of two. What else somebody did, and a name
-- that is not free any more, stops the step.
CREATE FUNCTION onoma.take_names_back(wanted_run text, wanted_step integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    renamed onoma.table_rename;
    known   oid;
    found   jsonb;
    wrong   record;
BEGIN
    FOR renamed IN
        SELECT * FROM onoma.table_rename t
        WHERE t.run_id = wanted_run AND t.step = wanted_step AND t.status = 'active' AND t.identity IS NOT NULL
        ORDER BY t.id
    LOOP
        known := (renamed.identity ->> 'relation')::bigint::oid;
        -- Only now: to rename a column of a parent renames that of its children.
        found := onoma.identity_of(known);
        CONTINUE WHEN found IS NULL
            OR (found -> 'name' = renamed.identity -> 'name'
                AND (found -> 'columns') @> (renamed.identity -> 'columns'));
        IF (SELECT c.relkind FROM pg_catalog.pg_class c WHERE c.oid = to_regclass(renamed.view_name)) = 'v' THEN
            EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', renamed.view_name);
        END IF;
        IF found -> 'name' <> renamed.identity -> 'name' THEN
            EXECUTE format('ALTER TABLE %s RENAME TO %I', known::regclass, renamed.identity ->> 'name');
        END IF;
        FOR wrong IN
            SELECT turn, m.key AS number, f.value AS name, m.value AS meant
            FROM generate_series(1, 2) AS turn
            CROSS JOIN jsonb_each_text(renamed.identity -> 'columns') m
            JOIN jsonb_each_text(found -> 'columns') f ON f.key = m.key AND f.value <> m.value
            ORDER BY turn, m.key::integer
        LOOP
            EXECUTE format('ALTER TABLE %s RENAME COLUMN %I TO %I', known::regclass,
                           CASE wrong.turn WHEN 1 THEN wrong.name ELSE 'onoma_' || wrong.number END,
                           CASE wrong.turn WHEN 1 THEN 'onoma_' || wrong.number ELSE wrong.meant END);
        END LOOP;
        UPDATE onoma.table_rename t
        SET notes = concat_ws('; ', t.notes, format('somebody had renamed it, which the way back undid: %s', found))
        WHERE t.id = renamed.id;
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION onoma.identity_of, onoma.take_names_back FROM PUBLIC;
