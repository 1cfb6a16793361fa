-- How the server is, in one row. What other roles do is seen with the rights of pg_monitor (or pg_read_all_stats) only.
-- A server may have a thousand sessions and a hundred databases that are watched: all sessions are listed once, and locks only where
-- one waits. The views pg_stat_activity and pg_stat_replication would list the sessions each time that they are named.
WITH session AS MATERIALIZED (
  SELECT pid, datid, backend_type, application_name, xact_start, wait_event_type
  FROM pg_catalog.pg_stat_get_activity(NULL)
)
SELECT
  (SELECT count(*) FROM session WHERE backend_type = 'client backend'),
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
   FROM session
   WHERE datid = database.datid AND backend_type = 'client backend' AND application_name NOT LIKE 'onoma/%'),
  -- The replicas' lag; the monitor's own stream of changes is none.
  CASE WHEN pg_catalog.pg_is_in_recovery() THEN 0 ELSE
    (SELECT coalesce(max(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), replica.replay_lsn)), 0)
     FROM pg_catalog.pg_stat_get_wal_senders() AS replica
     LEFT JOIN pg_catalog.pg_replication_slots AS slot ON slot.active_pid = replica.pid
     WHERE slot.slot_type IS DISTINCT FROM 'logical') END
FROM pg_catalog.pg_stat_database AS database
CROSS JOIN LATERAL (
  SELECT count(DISTINCT held.pid) AS sessions,
         coalesce(max(extract(epoch FROM clock_timestamp() - held.waitstart)), 0) AS longest_seconds
  FROM pg_catalog.pg_locks AS held
  WHERE NOT held.granted
    AND held.pid IN (SELECT pid FROM session WHERE datid = database.datid)
    -- What others wait for is hidden from who lacks the right, their locks are not.
    AND (EXISTS (SELECT FROM session WHERE datid = database.datid AND wait_event_type = 'Lock')
         OR NOT pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE'))) AS waiting
WHERE database.datname = current_database()
