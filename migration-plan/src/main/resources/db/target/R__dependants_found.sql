-- What the catalogue says of those who depend on a relation, for the routines in R__dependants.sql. PostgreSQL itself writes their
-- definitions. What every step asks is in PL/pgSQL, whose statements are planned once in a session.

CREATE OR REPLACE FUNCTION onoma.unique_name() RETURNS text LANGUAGE sql VOLATILE AS
    $$ SELECT 'onoma_' || pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', '') $$;

-- What reads the relation: rules (with a view or materialised view to them, where they are its query), functions, policies, others.
CREATE OR REPLACE FUNCTION onoma.dependants_of(read_relation oid)
    RETURNS TABLE (class oid, object oid, view oid, kind "char") LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT DISTINCT d.classid, d.objid, c.oid, c.relkind
    FROM pg_depend d
    LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
    LEFT JOIN pg_class c ON c.oid = r.ev_class AND r.rulename = '_RETURN'
    WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = read_relation AND d.deptype = 'n'
      AND r.ev_class IS DISTINCT FROM read_relation;
END $$;

-- Functions that take or return rows of the relation and that nothing else depends on. They cannot be replaced, but dropped and made
-- again with rows of the heir.
CREATE OR REPLACE FUNCTION onoma.functions_of_rows(relation oid) RETURNS SETOF oid LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT DISTINCT p.oid
    FROM pg_class c
    JOIN pg_type t ON t.oid = c.reltype
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray) AND d.classid = 'pg_proc'::regclass
    JOIN pg_proc p ON p.oid = d.objid
    WHERE c.oid = relation AND p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend u WHERE u.refclassid = 'pg_proc'::regclass AND u.refobjid = p.oid);
END $$;

-- What would be lost with the relation and cannot be given to another one, since it is bound to its row type or kind. Where columns get
-- other names, so is a function of its rows: what it says of them would not hold.
CREATE OR REPLACE FUNCTION onoma.bound_to(relation oid, renamed boolean) RETURNS text LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT string_agg(object, ', ' ORDER BY object) FROM (
        SELECT pg_describe_object(class, d.object, 0) AS object FROM onoma.dependants_of(relation) d
        WHERE class NOT IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_policy'::regclass)
        UNION
        SELECT pg_describe_object(d.classid, d.objid, d.objsubid)
        FROM pg_class c
        JOIN pg_type t ON t.oid = c.reltype
        JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray) AND d.deptype IN ('n', 'a')
        WHERE c.oid = relation
          AND (renamed OR d.classid <> 'pg_proc'::regclass OR d.objid NOT IN (SELECT onoma.functions_of_rows(relation)))
        UNION
        SELECT pg_describe_object('pg_rewrite'::regclass, r.oid, 0) FROM pg_rewrite r
        WHERE r.ev_class = relation AND r.rulename <> '_RETURN'
        UNION
        SELECT pg_describe_object('pg_trigger'::regclass, t.oid, 0) FROM pg_trigger t
        WHERE t.tgrelid = relation AND NOT t.tgisinternal
    ) bound);
END $$;

-- Rights on the relation and its columns that are not among those known, by 'SELECT TO role', 'SELECT (column) TO role', and
-- 'SELECT TO ' for PUBLIC.
CREATE OR REPLACE FUNCTION onoma.further_grants(relation oid, known text[])
    RETURNS TABLE (privilege text, attribute name, grantee text, grantable boolean) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT a.privilege_type, l.attribute,
           CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, a.is_grantable
    FROM (SELECT c.relowner, NULL::name AS attribute, c.relacl AS list FROM pg_class c WHERE c.oid = relation
          UNION ALL
          SELECT c.relowner, t.attname, t.attacl FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid
          WHERE c.oid = relation AND NOT t.attisdropped) l
    CROSS JOIN LATERAL aclexplode(l.list) a
    WHERE a.grantee <> l.relowner
      AND a.privilege_type || coalesce(' (' || l.attribute || ')', '') || ' TO '
          || CASE WHEN a.grantee = 0 THEN '' ELSE pg_get_userbyid(a.grantee) END <> ALL (known);
END $$;

-- The statement that makes the object once more: in its own place, but for a materialised view.
CREATE OR REPLACE FUNCTION onoma.definition_of(class oid, object oid, view oid, kind "char") RETURNS text LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN view IS NOT NULL THEN (
            SELECT format(CASE kind WHEN 'm' THEN 'CREATE MATERIALIZED VIEW %s%s%s%s AS %s WITH NO DATA'
                                    ELSE 'CREATE OR REPLACE VIEW %s%s%s%s AS %s' END,
                          view::regclass,
                          ' USING ' || quote_ident(m.amname),
                          ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
                          ' TABLESPACE ' || quote_ident(s.spcname),
                          rtrim(pg_get_viewdef(view), '; '))
            FROM pg_class c LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
            WHERE c.oid = view)
        WHEN class = 'pg_rewrite'::regclass THEN
            regexp_replace(pg_get_ruledef(object), '^CREATE RULE', 'CREATE OR REPLACE RULE')
        WHEN class = 'pg_proc'::regclass THEN
            pg_get_functiondef(object)
        WHEN class = 'pg_policy'::regclass THEN (
            SELECT format('ALTER POLICY %I ON %s%s%s', p.polname, p.polrelid::regclass,
                          ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
                          ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
            FROM pg_policy p WHERE p.oid = object)
    END
$$;

-- The columns of all relations that a rule, function or policy reads; whole rows name none.
CREATE OR REPLACE FUNCTION onoma.columns_read_by(class oid, object oid) RETURNS SETOF text LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.refobjid::regclass || '.' || quote_ident(a.attname)
    FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.classid = class AND d.objid = object AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'n'
$$;

-- The statements that give a new materialised view what the old one has besides its query.
CREATE OR REPLACE FUNCTION onoma.parts_of_materialized_view(view oid) RETURNS SETOF text LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = view
    UNION ALL
    SELECT format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', view::regclass, c.relname)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = view AND i.indisclustered
    UNION ALL
    SELECT format('COMMENT ON INDEX %s IS %L', i.indexrelid::regclass, obj_description(i.indexrelid, 'pg_class'))
    FROM pg_index i WHERE i.indrelid = view AND obj_description(i.indexrelid, 'pg_class') IS NOT NULL
    UNION ALL
    SELECT pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s WHERE s.stxrelid = view
    UNION ALL
    SELECT format('COMMENT ON MATERIALIZED VIEW %s IS %L', view::regclass, obj_description(view, 'pg_class'))
    WHERE obj_description(view, 'pg_class') IS NOT NULL
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', view::regclass, a.attname, col_description(view, a.attnum))
    FROM pg_attribute a WHERE a.attrelid = view AND a.attnum > 0 AND col_description(view, a.attnum) IS NOT NULL
    UNION ALL
    SELECT format('GRANT %s%s ON TABLE %s TO %s%s', g.privilege, ' (' || quote_ident(g.attribute) || ')', view::regclass,
                  g.grantee, CASE WHEN g.grantable THEN ' WITH GRANT OPTION' END)
    FROM onoma.further_grants(view, '{}') g
$$;

REVOKE ALL ON ROUTINE onoma.unique_name, onoma.dependants_of, onoma.functions_of_rows, onoma.bound_to, onoma.further_grants,
    onoma.definition_of, onoma.columns_read_by, onoma.parts_of_materialized_view FROM PUBLIC;
