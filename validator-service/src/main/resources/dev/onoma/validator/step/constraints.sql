SELECT n.nspname AS schema, c.relname AS name, k.conname AS part
FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (schema, name, part)
JOIN pg_namespace n ON n.nspname = wanted.schema
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
JOIN pg_constraint k ON k.conrelid = c.oid AND k.conname = wanted.part
