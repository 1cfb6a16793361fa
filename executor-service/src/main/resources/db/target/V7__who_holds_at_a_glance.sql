-- Before each step it is asked who holds its tables. To list all locks costs as much as the rest of a small step, and mostly nobody
-- has a transaction open that long: then none of them can be in one.

CREATE OR REPLACE FUNCTION onoma.holders(relations text[], older_than interval)
    RETURNS TABLE (pid integer, role text, application text, state text, transaction_ms bigint, relation text)
    LANGUAGE plpgsql AS $$
BEGIN
    -- The age of other roles' transactions is hidden from who lacks pg_read_all_stats: they count as new, here as below.
    IF older_than > interval '0'
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_get_activity(NULL) a
                       WHERE a.pid <> pg_backend_pid() AND a.xact_start <= clock_timestamp() - older_than)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_xact()) THEN
        RETURN;
    END IF;
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
      AND (l.pid IS NULL OR coalesce(a.xact_start, clock_timestamp()) <= clock_timestamp() - older_than)
    GROUP BY l.pid, a.usename, a.application_name, a.backend_type, a.state, a.xact_start
    ORDER BY a.xact_start
    LIMIT 10;
END $$;
