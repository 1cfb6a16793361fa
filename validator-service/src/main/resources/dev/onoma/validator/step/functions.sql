SELECT n.nspname AS schema, p.proname AS name, p.prosrc AS source
FROM unnest(?::text[], ?::text[]) AS wanted (schema, name)
JOIN pg_namespace n ON n.nspname = wanted.schema
JOIN pg_proc p ON p.pronamespace = n.oid AND p.proname = wanted.name
