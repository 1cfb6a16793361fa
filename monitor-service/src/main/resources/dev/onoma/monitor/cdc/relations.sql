-- The relations of the given names, as messages of the stream know them.
SELECT c.oid::bigint, format('%I.%I', n.nspname, c.relname), onoma.capture_digest(c.oid), c.reltuples::bigint
FROM unnest(?::text[]) AS wanted (name)
JOIN pg_class c ON c.oid = to_regclass(wanted.name)
JOIN pg_namespace n ON n.oid = c.relnamespace
