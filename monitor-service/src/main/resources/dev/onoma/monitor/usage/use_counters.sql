-- What was counted of the uses of old names: the number of the probe in the given list, its OID, its calls since it was made.
SELECT wanted.number, probe.oid::bigint, coalesce(pg_catalog.pg_stat_get_function_calls(probe.oid), 0)
FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS wanted (schema, name, number)
JOIN pg_catalog.pg_namespace AS namespace ON namespace.nspname = wanted.schema::name
JOIN pg_catalog.pg_proc AS probe
  ON probe.pronamespace = namespace.oid AND probe.proname = wanted.name::name AND probe.pronargs = 0
WHERE %s
ORDER BY wanted.number
