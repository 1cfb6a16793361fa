-- Relations, by OID, that the executor's role may not alter, and whose they are.
SELECT n.nspname AS schema, c.relname AS name, pg_get_userbyid(c.relowner) AS owner
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = ANY (?) AND NOT pg_has_role(c.relowner, 'USAGE')
ORDER BY 1, 2
