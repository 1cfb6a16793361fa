-- What happens around a step's own statements, inside their transaction. Functions, because they are planned once in a
-- session. They name every schema: the caller's search_path does not matter.
--
-- SQLSTATEs of their own, known to dev.onoma.executor.step.Failure:
--   ON001 the step was taken already      ON002 a newer epoch rules         ON003 the run is halted
--   ON004 the run is closed               ON005 the run was never fenced    ON006 rows or files moved

-- One after the other on this database. Taken before any row or table lock, so that nobody waits for it with such a lock.
CREATE FUNCTION onoma.take_turn() RETURNS void LANGUAGE sql AS
    $$ SELECT pg_catalog.pg_advisory_xact_lock(7954878246901444961) $$;

-- Where the rows of the relations are, and how many this transaction wrote. Relations without rows of their own are left out.
CREATE FUNCTION onoma.storage(relations oid[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
               'oid', c.oid::bigint,
               'filenode', pg_relation_filenode(c.oid)::bigint,
               'written', pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)
                          + pg_stat_get_xact_tuples_deleted(c.oid)) ORDER BY c.oid), '[]')
    FROM pg_catalog.pg_class c
    WHERE c.oid = ANY (relations) AND c.relkind IN ('r', 'p', 'm', 'f', 'S')
$$;

-- Who holds a lock on one of the relations in a transaction older than that. A prepared transaction has no session and no age.
CREATE FUNCTION onoma.holders(relations text[], older_than interval)
    RETURNS TABLE (pid integer, role text, application text, state text, transaction_ms bigint, relation text)
    LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    SELECT coalesce(l.pid, 0),
           a.usename::text,
           CASE WHEN l.pid IS NULL THEN 'prepared transaction'
                ELSE coalesce(nullif(a.application_name, ''), a.backend_type) END,
           a.state,
           coalesce((extract(epoch FROM clock_timestamp() - a.xact_start) * 1000)::bigint, 0),
           min(wanted.name)
    FROM unnest(relations) AS wanted (name)
    JOIN pg_catalog.pg_locks l
      ON l.relation = to_regclass(wanted.name)
     AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())
    LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
    WHERE l.locktype = 'relation' AND l.granted
      AND l.pid IS DISTINCT FROM pg_backend_pid()
      -- The age of other roles' transactions is hidden from who lacks pg_read_all_stats: they count as new.
      AND (l.pid IS NULL OR coalesce(a.xact_start, clock_timestamp()) <= clock_timestamp() - older_than)
    GROUP BY l.pid, a.usename, a.application_name, a.backend_type, a.state, a.xact_start
    ORDER BY a.xact_start
    LIMIT 10;
END $$;

-- Whether the step may be taken now, and where its rows are.
CREATE FUNCTION onoma.begin_step(wanted_run text, wanted_step integer, wanted_way text, wanted_epoch bigint, relations text[])
    RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    known onoma.run;
    oids  oid[];
BEGIN
    PERFORM onoma.take_turn();
    SELECT * INTO known FROM onoma.run r WHERE r.id = wanted_run FOR UPDATE;
    IF NOT FOUND OR known.epoch < wanted_epoch THEN
        RAISE EXCEPTION 'run % was never fenced with epoch %', wanted_run, wanted_epoch USING ERRCODE = 'ON005';
    ELSIF known.epoch > wanted_epoch THEN
        RAISE EXCEPTION 'epoch % rules run %, not %', known.epoch, wanted_run, wanted_epoch USING ERRCODE = 'ON002';
    ELSIF EXISTS (SELECT FROM onoma.step_ledger l WHERE l.run_id = wanted_run AND l.step = wanted_step
                  AND l.way = wanted_way AND l.epoch = wanted_epoch)
       OR (wanted_way = 'forward') = EXISTS (SELECT FROM onoma.step_ledger l
                  WHERE l.run_id = wanted_run AND l.step = wanted_step AND l.stands) THEN
        RAISE EXCEPTION 'step % of run % was taken % already', wanted_step, wanted_run, wanted_way USING ERRCODE = 'ON001';
    ELSIF known.status = 'halted' THEN
        RAISE EXCEPTION 'run % is halted at step %', wanted_run, known.halted_step USING ERRCODE = 'ON003';
    ELSIF known.status = 'closed' THEN
        RAISE EXCEPTION 'run % is closed', wanted_run USING ERRCODE = 'ON004';
    END IF;
    SELECT array_agg(DISTINCT to_regclass(name)::oid) FILTER (WHERE to_regclass(name) IS NOT NULL)
    INTO oids FROM unnest(relations) AS wanted (name);
    PERFORM set_config('onoma.storage', onoma.storage(coalesce(oids, '{}'))::text, true);
    PERFORM set_config('onoma.began_at', clock_timestamp()::text, true);
END $$;

-- Proves that no row moved, and writes the ledger.
CREATE FUNCTION onoma.finish_step(
    wanted_run text, wanted_step integer, wanted_way text, wanted_epoch bigint, title text, operation text,
    forward_sql text, inverse_sql text, attempts integer, waited_ms double precision)
    RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := current_setting('onoma.storage')::jsonb;
    after  jsonb := onoma.storage(ARRAY(SELECT (r ->> 'oid')::bigint::oid FROM jsonb_array_elements(before) r));
BEGIN
    IF after IS DISTINCT FROM before THEN
        RAISE EXCEPTION 'rows or files moved: before %, after %', before, after USING ERRCODE = 'ON006';
    END IF;
    IF wanted_way = 'back' THEN
        UPDATE onoma.step_ledger l SET stands = false
        WHERE l.run_id = wanted_run AND l.step = wanted_step AND l.stands;
    END IF;
    INSERT INTO onoma.step_ledger (run_id, step, way, epoch, title, operation, forward_sql, inverse_sql, stands,
                                   applied_at, applied_by, attempts, waited_ms, held_ms, proof)
    SELECT wanted_run, wanted_step, wanted_way, wanted_epoch, finish_step.title, finish_step.operation,
           finish_step.forward_sql, finish_step.inverse_sql, wanted_way = 'forward',
           clock_timestamp(), r.fenced_by, finish_step.attempts, finish_step.waited_ms,
           extract(epoch FROM clock_timestamp() - current_setting('onoma.began_at')::timestamptz) * 1000,
           jsonb_build_object('before', before, 'after', after)
    FROM onoma.run r WHERE r.id = wanted_run;
END $$;

REVOKE ALL ON FUNCTION onoma.take_turn, onoma.storage, onoma.holders, onoma.begin_step, onoma.finish_step FROM PUBLIC;
