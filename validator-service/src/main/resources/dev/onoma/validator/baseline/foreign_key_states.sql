-- Whether foreign keys are checked for the rows that were there and for every change. Keys that PostgreSQL made for single partitions,
-- of either side, are left out: the key of the whole table speaks for them. A key that is NOT ENFORCED (18 and later) has no
-- triggers; through JSON the query runs on servers that do not know the column.
SELECT c.oid,
       c.convalidated AS validated,
       coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true)
           AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgconstraint = c.oid AND t.tgenabled NOT IN ('O', 'A')) AS enforced
FROM pg_constraint c
WHERE c.oid = ANY (?)
  AND c.conparentid = 0
