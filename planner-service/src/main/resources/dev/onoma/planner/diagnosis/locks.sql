-- Locks on relations that keep others from reading or writing them.
SELECT n.nspname || '.' || c.relname                                        AS object,
       l.mode,
       l.pid,
       a.usename                                                            AS role,
       a.application_name                                                   AS application,
       a.state,
       extract(epoch FROM clock_timestamp() - a.xact_start) * 1000          AS transaction_millis
FROM pg_locks l
JOIN pg_class c ON c.oid = l.relation
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.granted
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
  AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
ORDER BY transaction_millis DESC NULLS LAST, object
LIMIT 200
