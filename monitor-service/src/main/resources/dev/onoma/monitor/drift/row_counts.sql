-- How many rows of the given tables were changed since their counting began, and how many there are.
SELECT s.relid::bigint, format('%I.%I', s.schemaname, s.relname), s.n_tup_ins, s.n_tup_upd, s.n_tup_del, s.n_live_tup
FROM pg_stat_user_tables s
WHERE s.relid IN (SELECT to_regclass(wanted.name) FROM unnest(?::text[]) AS wanted (name))
