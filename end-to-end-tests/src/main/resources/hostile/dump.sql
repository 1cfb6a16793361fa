-- Every user object of a database by its OID, as the server itself describes it, one line each. It shares nothing with the catalogue
-- reader that plans are made from, and knows more: OIDs and file nodes show that nothing was made anew that looks the same.
WITH here AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'onoma')
)
SELECT string_agg(line, E'\n' ORDER BY line)
FROM (
    SELECT format('schema %s %s %s %s', n.oid, n.nspname, n.nspowner, n.nspacl)
    FROM pg_namespace n JOIN here USING (oid)
    UNION ALL
    SELECT format('relation %s %s.%s %s', c.oid, h.nspname, c.relname, ROW(
        c.relkind, c.relowner, c.relfilenode, c.reloptions, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
        c.relpersistence, c.relreplident, c.reltype, pg_get_expr(c.relpartbound, c.oid),
        CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
        CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
        CASE WHEN c.relkind IN ('i', 'I') THEN pg_get_indexdef(c.oid) END))
    FROM pg_class c JOIN here h ON h.oid = c.relnamespace
    UNION ALL
    SELECT format('column %s %s %s %s', a.attrelid, a.attnum, a.attname, ROW(
        format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, a.attacl, a.attcollation, a.attoptions,
        a.attinhcount, a.attislocal, a.attstorage, pg_get_expr(d.adbin, d.adrelid)))
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN here h ON h.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
    WHERE a.attnum > 0
    UNION ALL
    SELECT format('constraint %s %s %s %s', o.oid, o.conname, pg_get_constraintdef(o.oid), o.convalidated)
    FROM pg_constraint o JOIN here h ON h.oid = o.connamespace
    UNION ALL
    SELECT format('trigger %s %s %s', t.oid, t.tgenabled, pg_get_triggerdef(t.oid))
    FROM pg_trigger t WHERE NOT t.tgisinternal
    UNION ALL
    SELECT format('rule %s %s', r.oid, pg_get_ruledef(r.oid))
    FROM pg_rewrite r WHERE r.oid >= 16384 AND r.ev_class IN (SELECT c.oid FROM pg_class c JOIN here h ON h.oid = c.relnamespace)
    UNION ALL
    SELECT format('policy %s %s %s', p.oid, p.polname, ROW(
        p.polrelid, p.polcmd, p.polroles, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))
    FROM pg_policy p
    UNION ALL
    SELECT format('function %s %s %s', p.oid, ROW(p.proowner, p.proacl), pg_get_functiondef(p.oid))
    FROM pg_proc p JOIN here h ON h.oid = p.pronamespace
    UNION ALL
    SELECT format('type %s %s.%s %s', t.oid, h.nspname, t.typname, ROW(t.typtype, t.typowner, t.typacl, t.typbasetype, t.typrelid, ARRAY(
        SELECT ROW(e.oid, e.enumlabel)::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)))
    FROM pg_type t JOIN here h ON h.oid = t.typnamespace
    -- The server makes up the names of array types, and moves one aside when another type wants its name.
    WHERE NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
    UNION ALL
    SELECT format('operator %s', o.oid::regoperator) FROM pg_operator o JOIN here h ON h.oid = o.oprnamespace
    UNION ALL
    SELECT format('cast %s %s', c.castsource::regtype, c.casttarget::regtype) FROM pg_cast c WHERE c.oid >= 16384
    UNION ALL
    SELECT format('default rights %s', ROW(d.defaclnamespace, d.defaclobjtype, d.defaclacl)) FROM pg_default_acl d
    UNION ALL
    SELECT format('comment %s', ROW(d.*))
    FROM pg_description d
    WHERE d.objoid >= 16384
      AND (d.classoid, d.objoid) NOT IN (
          SELECT 'pg_proc'::regclass, p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'onoma')
) AS described (line)
