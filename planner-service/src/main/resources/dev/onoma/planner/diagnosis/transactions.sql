-- Transactions that have been open for long: they keep steps waiting and rows from being cleaned away.
SELECT pid,
       usename                                                              AS role,
       application_name                                                     AS application,
       state,
       extract(epoch FROM clock_timestamp() - xact_start) * 1000            AS millis
FROM pg_stat_activity
WHERE datname = current_database()
  AND pid <> pg_backend_pid()
  AND backend_type = 'client backend'
  AND xact_start < clock_timestamp() - interval '1 second'
ORDER BY xact_start
LIMIT 50
