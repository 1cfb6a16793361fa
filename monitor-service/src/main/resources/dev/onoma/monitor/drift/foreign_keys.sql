-- The valid foreign keys of the given tables, whether somebody has switched off their triggers, and the statement that counts the
-- rows that break one. Rows with a null in the key are none (MATCH SIMPLE).
SELECT format('foreign key %I of table %I.%I', k.conname, cn.nspname, c.relname) AS object,
       EXISTS (SELECT FROM pg_trigger t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D') AS disabled,
       format('SELECT count(*) FROM ONLY %I.%I c WHERE %s AND NOT EXISTS (SELECT FROM %I.%I p WHERE %s)',
              cn.nspname, c.relname, columns.present, pn.nspname, p.relname, columns.matching) AS question
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace cn ON cn.oid = c.relnamespace
JOIN pg_class p ON p.oid = k.confrelid
JOIN pg_namespace pn ON pn.oid = p.relnamespace
CROSS JOIN LATERAL (
    SELECT string_agg(format('c.%I IS NOT NULL', ca.attname), ' AND ') AS present,
           string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' AND ') AS matching
    FROM unnest(k.conkey, k.confkey) AS pair (child, parent)
    JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = pair.child
    JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = pair.parent) AS columns
WHERE k.contype = 'f' AND k.convalidated AND c.relkind = 'r'
  AND k.conrelid IN (SELECT to_regclass(wanted.name) FROM unnest(?::text[]) AS wanted (name))
ORDER BY 1
