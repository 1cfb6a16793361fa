-- What somebody made on a compatibility view since, handed over to the relation that outlives the view (R6). The texts of
-- RestoreRelation and DropCompatibility call these routines inside their transaction:
--
--   lock_dependants  first, since clients lock a view before what it reads.
--   set_aside        while the view still bears its name. Where nothing hangs on it, it is left to be dropped; otherwise it gets
--                    a name that occurs nowhere else.
--   hand_over        once the relation bears its name. PostgreSQL itself writes out every dependant, in whose text the view and
--                    its columns stand by names that occur nowhere else: replaced by the heir's names, that is the definition.
--
-- Views, rules, policies and functions are replaced in place, so their identity, owner, rights and comments stay, and so does
-- whatever hangs on them in turn. Only materialised views and functions of the view's rows have to be made anew. What cannot be handed over with certainty stops
-- the step with its name, and nothing was changed.

CREATE OR REPLACE FUNCTION onoma.unique_name() RETURNS text LANGUAGE sql VOLATILE AS
    $$ SELECT 'onoma_' || pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', '') $$;

-- What reads the relation: rules (with a view or materialised view to them, where they are its query), functions, policies, others.
CREATE OR REPLACE FUNCTION onoma.dependants_of(read_relation oid)
    RETURNS TABLE (class oid, object oid, view oid, kind "char") LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT d.classid, d.objid, c.oid, c.relkind
    FROM pg_depend d
    LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
    LEFT JOIN pg_class c ON c.oid = r.ev_class AND r.rulename = '_RETURN'
    WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = read_relation AND d.deptype = 'n'
      AND r.ev_class IS DISTINCT FROM read_relation
$$;

-- Functions that take or return rows of the relation and that nothing else depends on. They cannot be replaced, but dropped and made
-- again with rows of the heir.
CREATE OR REPLACE FUNCTION onoma.functions_of_rows(relation oid) RETURNS SETOF oid LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT p.oid
    FROM pg_type t
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray) AND d.classid = 'pg_proc'::regclass
    JOIN pg_proc p ON p.oid = d.objid
    WHERE t.typrelid = relation AND p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend u WHERE u.refclassid = 'pg_proc'::regclass AND u.refobjid = p.oid)
$$;

-- What would be lost with the relation and cannot be given to another one, since it is bound to its row type or kind. Where columns get
-- other names, so is a function of its rows: what it says of them would not hold.
CREATE OR REPLACE FUNCTION onoma.bound_to(relation oid, renamed boolean) RETURNS text LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(object, ', ' ORDER BY object) FROM (
        SELECT pg_describe_object(class, d.object, 0) AS object FROM onoma.dependants_of(relation) d
        WHERE class NOT IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_policy'::regclass)
        UNION
        SELECT pg_describe_object(d.classid, d.objid, d.objsubid)
        FROM pg_type t
        JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray) AND d.deptype IN ('n', 'a')
        WHERE t.typrelid = relation
          AND (renamed OR d.classid <> 'pg_proc'::regclass OR d.objid NOT IN (SELECT onoma.functions_of_rows(relation)))
        UNION
        SELECT pg_describe_object('pg_rewrite'::regclass, r.oid, 0) FROM pg_rewrite r
        WHERE r.ev_class = relation AND r.rulename <> '_RETURN'
        UNION
        SELECT pg_describe_object('pg_trigger'::regclass, t.oid, 0) FROM pg_trigger t
        WHERE t.tgrelid = relation AND NOT t.tgisinternal
    ) bound
$$;

CREATE OR REPLACE PROCEDURE onoma.refuse_what_is_bound_to(relation oid, renamed boolean) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    bound text := onoma.bound_to(relation, renamed);
BEGIN
    IF bound IS NOT NULL THEN
        RAISE EXCEPTION '% goes away, and what was made on it since cannot be kept: %', relation::regclass, bound
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END $$;

-- Rights on the relation and its columns that are not among those known, by 'SELECT TO role', 'SELECT (column) TO role', and
-- 'SELECT TO ' for PUBLIC.
CREATE OR REPLACE FUNCTION onoma.further_grants(relation oid, known text[])
    RETURNS TABLE (privilege text, attribute name, grantee text, grantable boolean) LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.privilege_type, l.attribute,
           CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, a.is_grantable
    FROM (SELECT c.relowner, NULL::name AS attribute, c.relacl AS list FROM pg_class c WHERE c.oid = relation
          UNION ALL
          SELECT c.relowner, t.attname, t.attacl FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid
          WHERE c.oid = relation AND NOT t.attisdropped) l
    CROSS JOIN LATERAL aclexplode(l.list) a
    WHERE a.grantee <> l.relowner
      AND a.privilege_type || coalesce(' (' || l.attribute || ')', '') || ' TO '
          || CASE WHEN a.grantee = 0 THEN '' ELSE pg_get_userbyid(a.grantee) END <> ALL (known)
$$;

CREATE OR REPLACE PROCEDURE onoma.lock_dependants(views text[]) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    dependant record;
BEGIN
    FOR dependant IN
        SELECT DISTINCT c.oid, c.relowner FROM unnest(views) AS v (name), onoma.dependants_of(to_regclass(v.name)) d
        JOIN pg_class c ON c.oid = d.view ORDER BY c.oid
    LOOP
        -- LOCK TABLE would go on to everything else that the view reads; this changes nothing and locks the view alone.
        EXECUTE format('ALTER TABLE %s OWNER TO %I', dependant.oid::regclass, pg_get_userbyid(dependant.relowner));
    END LOOP;
END $$;

-- known: the rights the view was made with; NULL where further ones are not to be handed over. renamed: whether the heir calls columns
-- otherwise.
CREATE OR REPLACE PROCEDURE onoma.set_aside(old_view text, known text[], renamed boolean) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    aside  oid := (SELECT c.oid FROM pg_class c WHERE c.oid = to_regclass(old_view) AND c.relkind = 'v');
    grants jsonb;
BEGIN
    PERFORM set_config('onoma.set_aside', '', true);
    IF aside IS NULL THEN
        RETURN;
    END IF;
    CALL onoma.refuse_what_is_bound_to(aside, renamed);
    SELECT jsonb_agg(g) INTO grants FROM onoma.further_grants(aside, known) g;
    IF grants IS NOT NULL OR EXISTS (SELECT FROM onoma.dependants_of(aside)) OR EXISTS (SELECT FROM onoma.functions_of_rows(aside)) THEN
        EXECUTE format('ALTER VIEW %s RENAME TO %I', aside::regclass, onoma.unique_name());
        PERFORM set_config('onoma.set_aside', aside::text, true),
                set_config('onoma.further_grants', coalesce(grants, '[]')::text, true);
    END IF;
END $$;

-- view_columns, heir_columns: those that the heir calls otherwise than the view does, one to one.
CREATE OR REPLACE PROCEDURE onoma.hand_over(heir text, view_columns text[], heir_columns text[]) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    aside oid := nullif(current_setting('onoma.set_aside', true), '')::oid;
    words text[];
    token text;
    given record;
BEGIN
    IF aside IS NULL THEN
        RETURN;
    END IF;
    SELECT ARRAY[a.relname::text, quote_ident(h.relname)] INTO words
    FROM pg_class a, pg_class h WHERE a.oid = aside AND h.oid = to_regclass(heir);
    FOR i IN 1 .. cardinality(view_columns) LOOP
        token := onoma.unique_name();
        EXECUTE format('ALTER VIEW %s RENAME COLUMN %I TO %I', aside::regclass, view_columns[i], token);
        words := words || ARRAY[token, quote_ident(heir_columns[i])];
    END LOOP;
    -- First, since who reads may need them.
    FOR given IN
        SELECT * FROM jsonb_to_recordset(current_setting('onoma.further_grants')::jsonb)
            AS g (privilege text, attribute text, grantee text, grantable boolean)
    LOOP
        EXECUTE format('GRANT %s%s ON TABLE %s TO %s%s', given.privilege,
            ' (' || quote_ident(coalesce(heir_columns[array_position(view_columns, given.attribute)], given.attribute)) || ')',
            heir, given.grantee, CASE WHEN given.grantable THEN ' WITH GRANT OPTION' END);
    END LOOP;
    CALL onoma.renew_functions(aside, words);
    CALL onoma.hand_over_readers(aside, words, cardinality(view_columns) > 0);
    EXECUTE format('DROP VIEW %s', aside::regclass);
    PERFORM set_config('onoma.set_aside', '', true);
END $$;

CREATE OR REPLACE PROCEDURE onoma.renew_functions(old oid, words text[]) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    was       record;
    statement text;
    statements text[];
BEGIN
    FOR was IN
        SELECT p.oid, pg_get_functiondef(p.oid) AS definition, pg_get_userbyid(p.proowner) AS owner,
               onoma.rewritten(format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), words) AS name,
               obj_description(p.oid, 'pg_proc') AS comment, coalesce(p.proacl, acldefault('f', p.proowner)) AS grants, p.proowner
        FROM onoma.functions_of_rows(old) f (oid)
        JOIN pg_proc p ON p.oid = f.oid
        JOIN pg_namespace n ON n.oid = p.pronamespace
    LOOP
        statements := ARRAY[onoma.rewritten(was.definition, words),
                            format('ALTER ROUTINE %s OWNER TO %I', was.name, was.owner),
                            format('REVOKE ALL ON ROUTINE %s FROM PUBLIC', was.name)]
            || ARRAY(SELECT format('GRANT EXECUTE ON ROUTINE %s TO %s%s', was.name,
                                   CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
                                   CASE WHEN g.is_grantable AND g.grantee <> was.proowner THEN ' WITH GRANT OPTION' END)
                     FROM aclexplode(was.grants) g)
            || format('COMMENT ON ROUTINE %s IS %L', was.name, was.comment);
        EXECUTE format('DROP ROUTINE %s', was.oid::regprocedure);
        FOREACH statement IN ARRAY statements LOOP
            EXECUTE statement;
        END LOOP;
    END LOOP;
END $$;

-- words: unique name, what takes its place, and so on. renamed: whether columns get other names, which who reads whole rows would see.
CREATE OR REPLACE PROCEDURE onoma.hand_over_readers(old oid, words text[], renamed boolean) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    reader     record;
    before     oid;
    name       text;
    definition text;
    reads      text[];
BEGIN
    LOOP
        SELECT * INTO reader FROM onoma.dependants_of(old) ORDER BY object LIMIT 1;
        EXIT WHEN NOT FOUND;
        name := coalesce(CASE reader.kind WHEN 'm' THEN 'materialized view ' ELSE 'view ' END || reader.view::regclass,
                         pg_describe_object(reader.class, reader.object, 0));
        definition := onoma.definition_of(reader.class, reader.object, reader.view, reader.kind);
        IF renamed AND regexp_replace(definition, $re$'([^']|'')*'$re$, '', 'g') LIKE '%.*%' THEN
            RAISE EXCEPTION '% cannot be kept: it reads whole rows, whose columns get other names', name
                USING ERRCODE = 'dependent_objects_still_exist';
        ELSIF reader.object = before THEN
            RAISE EXCEPTION '% cannot be kept: it still reads what goes away', name
                USING ERRCODE = 'dependent_objects_still_exist';
        END IF;
        before := reader.object;
        reads := ARRAY(SELECT DISTINCT onoma.rewritten(c, words) FROM onoma.columns_read_by(reader.class, reader.object) c ORDER BY 1);
        BEGIN
            IF reader.kind = 'm' THEN
                CALL onoma.renew_materialized_view(reader.view, definition, words, renamed, reads);
            ELSE
                EXECUTE onoma.rewritten(definition, words);
                CALL onoma.prove_reads(reader.class, reader.object, reads);
            END IF;
        EXCEPTION
            WHEN insufficient_privilege THEN
                RAISE;
            WHEN syntax_error_or_access_rule_violation OR feature_not_supported THEN
                RAISE EXCEPTION '% cannot be kept: %', name, onoma.rewritten(SQLERRM, words)
                    USING ERRCODE = 'dependent_objects_still_exist';
        END;
    END LOOP;
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

-- A text can be well-formed and say something else, as when a list of aliases meets a table with other columns.
CREATE OR REPLACE PROCEDURE onoma.prove_reads(class oid, object oid, wanted text[]) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found text[] := ARRAY(SELECT DISTINCT c FROM onoma.columns_read_by(class, object) c ORDER BY 1);
BEGIN
    IF found <> wanted THEN
        RAISE EXCEPTION 'it would read other columns (%) than now (%)', array_to_string(found, ', '), array_to_string(wanted, ', ')
            USING ERRCODE = 'feature_not_supported';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION onoma.rewritten(written text, words text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR i IN 1 .. cardinality(words) BY 2 LOOP
        written := replace(written, words[i], words[i + 1]);
    END LOOP;
    RETURN written;
END $$;

-- Made beside the old one, which is dropped once everything that reads it reads the new one.
CREATE OR REPLACE PROCEDURE onoma.renew_materialized_view(
    old oid, definition text, words text[], renamed boolean, reads text[]) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name  text := old::regclass;
    token text := onoma.unique_name();
    parts text[] := ARRAY(SELECT * FROM onoma.parts_of_materialized_view(old));
    was   record;
    aside text;
    query oid;
BEGIN
    CALL onoma.refuse_what_is_bound_to(old, true);
    SELECT c.relname, pg_get_userbyid(c.relowner) AS owner, c.relispopulated AS populated INTO was FROM pg_class c WHERE c.oid = old;
    FOR aside IN
        SELECT format('ALTER INDEX %s RENAME TO %I', i.indexrelid::regclass, onoma.unique_name())
        FROM pg_index i WHERE i.indrelid = old
        UNION ALL
        SELECT format('ALTER STATISTICS %I.%I RENAME TO %I', n.nspname, s.stxname, onoma.unique_name())
        FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE s.stxrelid = old
    LOOP
        EXECUTE aside;
    END LOOP;
    EXECUTE format('ALTER MATERIALIZED VIEW %s RENAME TO %I', name, token);
    EXECUTE onoma.rewritten(definition, words);
    SELECT r.oid INTO query FROM pg_rewrite r WHERE r.ev_class = to_regclass(name);
    CALL onoma.prove_reads('pg_rewrite'::regclass, query, reads);
    EXECUTE format('ALTER MATERIALIZED VIEW %s OWNER TO %I', name, was.owner);
    FOR aside IN
        SELECT DISTINCT format('REVOKE ALL ON TABLE %s FROM %s', name, g.grantee)
        FROM onoma.further_grants(to_regclass(name), '{}') g
    LOOP
        EXECUTE aside;
    END LOOP;
    FOR i IN 1 .. cardinality(parts) LOOP
        EXECUTE parts[i];
    END LOOP;
    IF was.populated THEN
        -- With the rights of its owner, from whom row security may hide rows.
        EXECUTE format('REFRESH MATERIALIZED VIEW %s', name);
    END IF;
    CALL onoma.hand_over_readers(old, words || ARRAY[token, quote_ident(was.relname)], renamed);
    EXECUTE format('DROP MATERIALIZED VIEW %s', old::regclass);
END $$;

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

REVOKE ALL ON ROUTINE onoma.unique_name, onoma.dependants_of, onoma.functions_of_rows, onoma.bound_to, onoma.refuse_what_is_bound_to,
    onoma.further_grants, onoma.lock_dependants, onoma.set_aside, onoma.hand_over, onoma.renew_functions, onoma.hand_over_readers, onoma.definition_of,
    onoma.columns_read_by, onoma.prove_reads, onoma.rewritten, onoma.renew_materialized_view, onoma.parts_of_materialized_view FROM PUBLIC;
