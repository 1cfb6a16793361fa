-- How a slot is; no row where there is none.
SELECT active_pid, coalesce(wal_status, 'lost') AS wal_status,
       coalesce(confirmed_flush_lsn - '0/0'::pg_lsn, 0)::bigint AS confirmed,
       coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::bigint AS retained,
       (SELECT CASE WHEN setting::bigint < 0 THEN -1 ELSE setting::bigint * 1024 * 1024 END
        FROM pg_settings WHERE name = 'max_slot_wal_keep_size') AS keep_size
FROM pg_replication_slots WHERE slot_name = ? AND database = current_database()
