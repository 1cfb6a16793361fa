-- The server as a whole, one row.
SELECT pg_is_in_recovery() AS standby,
       current_setting('wal_level') AS wal_level,
       current_setting('max_connections')::integer AS max_connections,
       (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::integer AS connections,
       pg_size_pretty(pg_database_size(current_database())) AS size,
       pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees_others,
       (SELECT last_archived_time FROM pg_stat_archiver) AS last_archived,
       -- Who reads a logical slot, as the monitor does, is no standby.
       (SELECT extract(epoch FROM max(r.replay_lag))
        FROM pg_stat_replication r
        LEFT JOIN pg_replication_slots s ON s.active_pid = r.pid
        WHERE s.slot_type IS DISTINCT FROM 'logical') AS replay_lag_seconds
