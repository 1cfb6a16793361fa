-- Objects that the executor's role may not alter, and whose they are: relations, types, routines, each by quoted names.
SELECT object, pg_get_userbyid(owner) AS owner
FROM (
    SELECT wanted.name AS object, c.relowner AS owner
    FROM unnest(?) AS wanted (name) JOIN pg_class c ON c.oid = to_regclass(wanted.name)
    UNION ALL
    SELECT 'type ' || wanted.name, t.typowner
    FROM unnest(?) AS wanted (name) JOIN pg_type t ON t.oid = to_regtype(wanted.name)
    UNION ALL
    SELECT 'function ' || wanted.name, p.proowner
    FROM unnest(?) AS wanted (name)
    JOIN pg_namespace n ON wanted.name LIKE quote_ident(n.nspname) || '.%'
    JOIN pg_proc p ON p.pronamespace = n.oid AND wanted.name = format('%I.%I', n.nspname, p.proname)
) touched
WHERE NOT pg_has_role(owner, 'USAGE')
ORDER BY 1
