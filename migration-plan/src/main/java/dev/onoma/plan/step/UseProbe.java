package dev.onoma.plan.step;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Sha256;

/**
 * The function that counts the uses of one old name (R23): it is always true and stands in the view's WHERE, where it becomes a one-time
 * filter. PostgreSQL counts its calls ({@code pg_stat_user_functions}; manual, 27.2.22), in read-only transactions too, and nobody
 * waits for a lock.
 *
 * <p>It sets {@code track_functions} itself, with the rights of its owner, and PostgreSQL does so before it asks whether the call is to
 * be counted. So every session's calls are, those of sessions opened long before and of those that set the parameter otherwise. Who may
 * not set it (superusers may, and from 15 on whoever was given {@code SET ON PARAMETER track_functions}) makes a function in its place
 * that the planner folds away: it costs nothing and counts nothing.
 *
 * <p>Everybody who may read the view has to be allowed to execute it, but nobody needs a right on the schema: the view knows it by its
 * OID.
 */
public final class UseProbe {

    /** The rows of {@code pg_proc} with those that count; {@link #create} makes one that does not where it may not. */
    public static final String COUNTING = "prosecdef AND 'track_functions=pl' = ANY (proconfig)";

    private static final Identifier SCHEMA = Identifier.of("onoma");
    private static final String PREFIX = "uses_";
    private static final int DIGEST_BYTES = 8;

    private UseProbe() {}

    /** The probe of an old name: a digest, so that every name fits. */
    public static QualifiedName of(QualifiedName oldName) {
        return new QualifiedName(SCHEMA, Identifier.of(PREFIX + Sha256.hex(oldName.sql(), DIGEST_BYTES)));
    }

    /** Whether reading the view, as it stands in a database, would be counted as a use. */
    public static boolean counts(Relation view) {
        return view.definition() != null && view.definition().contains(SCHEMA.sql() + "." + PREFIX);
    }

    /** Its body calls nothing, so that no search path matters. The schema is there already where Onoma runs the step itself. */
    static String create(QualifiedName probe, QualifiedName oldName) {
        return """
                DO $onoma$
                BEGIN
                  IF to_regnamespace('%2$s') IS NULL THEN
                    CREATE SCHEMA %2$s;
                  END IF;
                  BEGIN
                    CREATE FUNCTION %1$s() RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
                      SET track_functions = 'pl' AS 'BEGIN RETURN true; END';
                  EXCEPTION WHEN insufficient_privilege THEN
                    CREATE FUNCTION %1$s() RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT true';
                  END;
                END
                $onoma$;
                GRANT EXECUTE ON FUNCTION %1$s() TO PUBLIC;
                COMMENT ON FUNCTION %1$s() IS %3$s;
                """.formatted(probe.sql(), SCHEMA.sql(), Literal.sql("Counts the uses of " + oldName));
    }

    /** A schema that a step made goes with its last probe. */
    static String drop(QualifiedName probe) {
        return """
                DROP FUNCTION IF EXISTS %1$s();
                DO $onoma$
                BEGIN
                  IF EXISTS (SELECT FROM pg_catalog.pg_namespace AS n WHERE n.nspname = '%2$s'
                      AND pg_catalog.pg_has_role(n.nspowner, 'MEMBER')
                      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                        WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.refobjid = n.oid)) THEN
                    DROP SCHEMA %2$s;
                  END IF;
                END
                $onoma$;
                """.formatted(probe.sql(), SCHEMA.sql());
    }
}
