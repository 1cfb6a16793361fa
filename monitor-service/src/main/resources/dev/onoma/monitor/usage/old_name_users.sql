-- Who holds, or waits for, a lock on one of the views: its number in the given list, role, application.
SELECT DISTINCT wanted.number, session.usename, nullif(session.application_name, '')
FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS wanted (schema, name, number)
JOIN pg_catalog.pg_namespace AS namespace ON namespace.nspname = wanted.schema::name
JOIN pg_catalog.pg_class AS view
  ON view.relnamespace = namespace.oid AND view.relname = wanted.name::name AND view.relkind = 'v'
JOIN pg_catalog.pg_locks AS held
  ON held.relation = view.oid
  AND held.locktype = 'relation'
  AND held.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
JOIN pg_catalog.pg_stat_activity AS session ON session.pid = held.pid
WHERE session.application_name NOT LIKE 'onoma/%'
ORDER BY 1, 2, 3
