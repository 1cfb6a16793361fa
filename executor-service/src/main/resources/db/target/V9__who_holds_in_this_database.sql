-- A server may have a hundred databases, each with steps of its own: what goes on in the others holds nothing here. The functions of the
-- statistics about one session are asked, and not for a list of all: that costs as much for each of a thousand sessions that are not looked at.

CREATE OR REPLACE FUNCTION onoma.holders(relations text[], older_than interval)
    RETURNS TABLE (pid integer, role text, application text, state text, transaction_ms bigint, relation text)
    LANGUAGE plpgsql AS $$
DECLARE
    here oid := (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database());
BEGIN
    -- The age of other roles' transactions is hidden from who lacks pg_read_all_stats: they count as new, as they do in holders_by_locks.
    IF older_than > interval '0'
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_get_backend_idset() s (id)
                       WHERE pg_catalog.pg_stat_get_backend_dbid(s.id) = here
                         AND pg_catalog.pg_stat_get_backend_pid(s.id) <> pg_backend_pid()
                         AND pg_catalog.pg_stat_get_backend_xact_start(s.id) <= clock_timestamp() - older_than)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_xact() p WHERE p.dbid = here) THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT h.* FROM onoma.holders_by_locks(relations, older_than) h;
END $$;
