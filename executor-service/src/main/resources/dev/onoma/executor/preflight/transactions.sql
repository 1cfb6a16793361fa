-- What has been open for long in this database, the oldest first; a prepared transaction has no process.
SELECT 'process ' || pid || ' (' || coalesce(usename, '') || ', ' || application_name || ', ' || coalesce(state, '') || ')' AS who,
       extract(epoch FROM clock_timestamp() - xact_start) AS seconds
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND xact_start IS NOT NULL
UNION ALL
SELECT 'prepared transaction ' || quote_literal(gid) || ' of ' || owner, extract(epoch FROM clock_timestamp() - prepared)
FROM pg_prepared_xacts
WHERE database = current_database()
ORDER BY seconds DESC
LIMIT 10
