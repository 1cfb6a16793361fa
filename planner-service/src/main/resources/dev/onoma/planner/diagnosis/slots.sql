-- Replication slots, and how much log each keeps from being removed.
SELECT slot_name                                                            AS name,
       COALESCE(plugin, slot_type)                                          AS plugin,
       active,
       COALESCE(wal_status, 'unknown')                                      AS wal_status,
       pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, restart_lsn)::bigint
                                                                            AS retained_bytes,
       safe_wal_size                                                        AS bytes_left
FROM pg_replication_slots
ORDER BY retained_bytes DESC NULLS LAST, name
