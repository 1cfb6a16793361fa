-- Types that are made as such, not the row types of relations.
SELECT n.nspname AS schema, t.typname AS name, t.typtype AS kind
FROM unnest(?::text[], ?::text[]) AS wanted (schema, name)
JOIN pg_namespace n ON n.nspname = wanted.schema
JOIN pg_type t ON t.typnamespace = n.oid AND t.typname = wanted.name
WHERE t.typtype <> 'c'
   OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')
