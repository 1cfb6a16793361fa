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
-- whatever hangs on them in turn. Only materialised views and functions of the view's rows have to be made anew. What cannot be handed
-- over with certainty stops the step with its name, and nothing was changed.

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

REVOKE ALL ON ROUTINE onoma.refuse_what_is_bound_to, onoma.lock_dependants, onoma.set_aside, onoma.hand_over,
    onoma.renew_functions, onoma.hand_over_readers, onoma.prove_reads, onoma.rewritten,
    onoma.renew_materialized_view FROM PUBLIC;
