-- Which of the relations can be published. What UPDATE and DELETE would fail on once it was, is left out unless neither is
-- published (the second parameter); so is what others own.
SELECT format('%I.%I', n.nspname, c.relname)
FROM unnest(?::text[]) AS wanted (name)
JOIN pg_class c ON c.oid = to_regclass(wanted.name)
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND NOT c.relispartition AND pg_has_role(c.relowner, 'USAGE')
  AND (?::boolean OR c.relreplident = 'f'
       OR EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisvalid AND i.indimmediate
                  AND CASE c.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END))
GROUP BY 1
ORDER BY 1
