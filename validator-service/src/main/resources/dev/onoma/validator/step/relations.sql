-- Relations, indexes and sequences by name; columns in their order, dropped ones left out.
SELECT n.nspname AS schema,
       c.relname AS name,
       c.oid,
       c.relkind AS kind,
       c.relfilenode AS file_node,
       CASE WHEN c.relkind = 'v' THEN pg_relation_is_updatable(c.oid, false) ELSE 0 END AS actions,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum)
        FROM pg_attribute a
        WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
FROM unnest(?::text[], ?::text[]) AS wanted (schema, name)
JOIN pg_namespace n ON n.nspname = wanted.schema
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
