-- Who waits for a lock, for which, and who is in the way. The text of statements is left out: it can hold what is nobody's business.
WITH waiter AS MATERIALIZED (
    SELECT w.pid, w.mode, w.relation, w.locktype, w.waitstart FROM pg_locks w WHERE NOT w.granted
)
SELECT w.pid,
       a.usename                                                            AS role,
       a.application_name                                                   AS application,
       w.mode,
       COALESCE(n.nspname || '.' || c.relname, w.locktype)                  AS object,
       extract(epoch FROM clock_timestamp() - w.waitstart) * 1000           AS waited_millis,
       blocker.pid                                                          AS blocker_pid,
       b.usename                                                            AS blocker_role,
       b.application_name                                                   AS blocker_application,
       b.state                                                              AS blocker_state,
       extract(epoch FROM clock_timestamp() - b.xact_start) * 1000          AS blocker_millis
FROM waiter w
LEFT JOIN pg_stat_activity a ON a.pid = w.pid
LEFT JOIN pg_class c ON c.oid = w.relation
LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS blocker(pid) ON true
LEFT JOIN pg_stat_activity b ON b.pid = blocker.pid
WHERE a.datname IS NULL OR a.datname = current_database()
ORDER BY waited_millis DESC NULLS LAST, w.pid, blocker.pid
LIMIT 200
