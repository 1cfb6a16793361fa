-- How the server is, in one row. What other roles do is seen with the rights of pg_monitor (or pg_read_all_stats) only.
SELECT
  (SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE backend_type = 'client backend'),
  current_setting('max_connections')::integer,
  waiting.sessions,
  waiting.longest_seconds,
  database.deadlocks,
  database.xact_commit,
  database.xact_rollback,
  database.blks_hit,
  database.blks_read,
  pg_catalog.pg_database_size(database.datid),
  (SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)
   FROM pg_catalog.pg_stat_activity
   WHERE datid = database.datid AND backend_type = 'client backend' AND application_name NOT LIKE 'onoma/%'),
  -- The replicas' lag; the monitor's own stream of changes is none.
  CASE WHEN pg_catalog.pg_is_in_recovery() THEN 0 ELSE
    (SELECT coalesce(max(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), replica.replay_lsn)), 0)
     FROM pg_catalog.pg_stat_replication AS replica
     LEFT JOIN pg_catalog.pg_replication_slots AS slot ON slot.active_pid = replica.pid
     WHERE slot.slot_type IS DISTINCT FROM 'logical') END
FROM pg_catalog.pg_stat_database AS database
CROSS JOIN (
  SELECT count(DISTINCT held.pid) AS sessions,
         coalesce(max(extract(epoch FROM clock_timestamp() - held.waitstart)), 0) AS longest_seconds
  FROM pg_catalog.pg_locks AS held
  JOIN pg_catalog.pg_stat_activity AS session ON session.pid = held.pid
  WHERE NOT held.granted AND session.datname = current_database()) AS waiting
WHERE database.datname = current_database()
