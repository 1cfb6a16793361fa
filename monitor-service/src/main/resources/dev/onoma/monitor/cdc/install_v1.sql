-- What puts DDL into the change stream, in order with the rows, and where the monitor keeps what it has to know after a restart.
-- Run in one transaction. A later version gets a file of its own and brings whatever it finds to its state.

CREATE TABLE onoma.capture (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    version  integer NOT NULL,
    -- Everybody may write messages into the stream; only those with this in them are ours.
    token    uuid    NOT NULL DEFAULT gen_random_uuid()
);

CREATE TABLE onoma.watch_baseline (
    run_id   text        NOT NULL,
    epoch    bigint      NOT NULL,
    stage    text        NOT NULL,
    content  bytea       NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run_id, epoch, stage)
);

-- What of a relation clients and the way back depend on, without names: those come with the commands that change them.
CREATE FUNCTION onoma.capture_digest(relation oid) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT md5(concat_ws(';', c.relkind, c.relrowsecurity, c.relforcerowsecurity, array_to_string(c.reloptions, ','),
               (SELECT string_agg(concat_ws(',', a.attnum, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated,
                                            md5(d.adbin::text)), ';' ORDER BY a.attnum)
                FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
               (SELECT md5(r.ev_action::text) FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.rulename = '_RETURN'),
               -- Foreign keys that somebody has switched off
               (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgisinternal AND t.tgenabled = 'D')))
    FROM pg_class c WHERE c.oid = relation
$$;

-- Says what was done, by whom, in which transaction; never a statement's text, which can hold a secret.
CREATE FUNCTION onoma.capture_emit(event text, tag text, objects jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_logical_emit_message(true, 'onoma.ddl', jsonb_build_object(
        'token', c.token, 'event', event, 'tag', tag, 'xid', pg_current_xact_id()::text,
        'role', coalesce(nullif(current_setting('role'), 'none'), session_user::text),
        'application', left(current_setting('application_name'), 200), 'objects', objects)::text)
    FROM onoma.capture c
$$;

-- The three below must never make a client's statement fail: what they cannot describe is told without objects, and looked up.
CREATE FUNCTION onoma.capture_failed(event text, tag text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM onoma.capture_emit(event, tag, '[]');
EXCEPTION WHEN OTHERS THEN
    RAISE DEBUG 'onoma cannot tell of %: %', tag, SQLERRM;
END $$;

CREATE FUNCTION onoma.capture_command() RETURNS event_trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    objects jsonb;
BEGIN
    -- Everyday work that changes no schema
    IF tg_tag IN ('REFRESH MATERIALIZED VIEW', 'REINDEX') THEN
        RETURN;
    END IF;
    -- Of a step of Onoma's own only whole relations are learnt from. It has locked its run, which nobody can who may not write there.
    IF EXISTS (SELECT FROM onoma.run r WHERE r.xmax = pg_current_xact_id()::xid)
       AND NOT EXISTS (SELECT FROM pg_event_trigger_ddl_commands() c WHERE c.classid = 'pg_class'::regclass AND c.objsubid = 0) THEN
        RETURN;
    END IF;
    SELECT jsonb_agg(jsonb_build_object(
               'relation', o.classid = 'pg_class'::regclass, 'oid', o.objid::bigint, 'part', o.objsubid, 'type', o.object_type,
               'identity', o.object_identity,
               'digest', CASE WHEN o.classid = 'pg_class'::regclass AND o.objsubid = 0
                              AND o.object_type IN ('table', 'view', 'materialized view', 'foreign table')
                         THEN onoma.capture_digest(o.objid) END))
    INTO objects
    FROM (SELECT * FROM pg_event_trigger_ddl_commands() c
          WHERE c.schema_name IS DISTINCT FROM 'pg_temp' LIMIT 200) o;
    IF objects IS NOT NULL THEN
        PERFORM onoma.capture_emit('command', tg_tag, objects);
    END IF;
EXCEPTION WHEN OTHERS THEN
    PERFORM onoma.capture_failed('command', tg_tag);
END $$;

CREATE FUNCTION onoma.capture_drop() RETURNS event_trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    objects jsonb;
BEGIN
    SELECT jsonb_agg(jsonb_build_object(
               'relation', o.classid = 'pg_class'::regclass, 'oid', o.objid::bigint, 'part', o.objsubid, 'type', o.object_type,
               'identity', o.object_identity))
    INTO objects
    FROM (SELECT * FROM pg_event_trigger_dropped_objects() d
          WHERE NOT d.is_temporary AND (d.original OR d.classid = 'pg_class'::regclass)
            AND d.object_type NOT IN ('toast table', 'default value', 'rule')
          ORDER BY d.original DESC LIMIT 200) o;
    IF objects IS NOT NULL THEN
        PERFORM onoma.capture_emit('drop', tg_tag, objects);
    END IF;
EXCEPTION WHEN OTHERS THEN
    PERFORM onoma.capture_failed('drop', tg_tag);
END $$;

CREATE FUNCTION onoma.capture_rewrite() RETURNS event_trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT c.relpersistence <> 't' FROM pg_class c WHERE c.oid = pg_event_trigger_table_rewrite_oid()) THEN
        PERFORM onoma.capture_emit('rewrite', tg_tag, jsonb_build_array(jsonb_build_object(
            'relation', true, 'oid', pg_event_trigger_table_rewrite_oid()::bigint, 'part', 0, 'type', 'table',
            'identity', (SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE c.oid = pg_event_trigger_table_rewrite_oid()))));
    END IF;
EXCEPTION WHEN OTHERS THEN
    PERFORM onoma.capture_failed('rewrite', tg_tag);
END $$;

INSERT INTO onoma.capture (version) VALUES (1);

COMMENT ON TABLE onoma.capture IS 'The state of what writes DDL into the change stream, and the token of its messages.';
COMMENT ON TABLE onoma.watch_baseline IS 'What the monitor compares the catalogue with; rows are texts of the catalogue, compressed.';

REVOKE ALL ON onoma.capture, onoma.watch_baseline FROM PUBLIC;
REVOKE ALL ON FUNCTION onoma.capture_digest, onoma.capture_emit, onoma.capture_failed, onoma.capture_command, onoma.capture_drop,
    onoma.capture_rewrite FROM PUBLIC;
