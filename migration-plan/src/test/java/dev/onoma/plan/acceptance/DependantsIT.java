package dev.onoma.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.plan.Phase;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RenameRelation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody makes on a compatibility view, or on the renamed relation, outlives contract and rollback (R6). */
class DependantsIT {

    private static final String TENANTS = """
            DO $$ BEGIN CREATE ROLE onoma_dependant; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
            CREATE TABLE "TenantItem" (id int PRIMARY KEY, "tenantId" int, "fullName" text);
            INSERT INTO "TenantItem" VALUES (1, 7, 'one'), (2, 8, 'two');
            CREATE TABLE journals (id int);
            """;
    private static final String USERS = """
            CREATE TABLE users (id int PRIMARY KEY, "fullName" text);
            INSERT INTO users VALUES (1, 'ada');
            """;

    private TestDatabase database;
    private Bench bench;
    private Snapshot before;
    private List<PlannedStep> steps;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabases.fresh();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private void expanded(String schema, String standard) throws Exception {
        database.execute(schema);
        bench = new Bench(database, standard);
        bench.installRoutines();
        before = bench.snapshot();
        steps = bench.plan(before).steps();
        for (PlannedStep step : steps) {
            if (step.phase() == Phase.EXPAND) {
                bench.run(step.step());
            }
        }
    }

    private void contract() throws SQLException {
        for (PlannedStep step : steps) {
            if (step.phase() == Phase.CONTRACT) {
                bench.run(step.step());
            }
        }
    }

    private void rollBack(Phase phase) throws SQLException {
        for (PlannedStep step : steps.reversed()) {
            if (step.phase() == phase) {
                bench.run(step.step().inverse());
            }
        }
    }

    /** There is no index of types by relation: a search of them takes longer the more tables there are, and clients wait meanwhile. */
    @Test
    void noStepBackReadsAllTypes() throws Exception {
        expanded(TENANTS, "");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long scansBefore = scansOfTypes(statement);
            for (PlannedStep step : steps.reversed()) {
                if (step.phase() == Phase.EXPAND) {
                    statement.execute(step.step().inverse().forward());
                }
            }
            assertThat(scansOfTypes(statement)).isEqualTo(scansBefore);
        }
    }

    private static long scansOfTypes(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT seq_scan FROM pg_stat_xact_sys_tables WHERE relid = 'pg_type'::regclass")) {
            row.next();
            return row.getLong(1);
        }
    }

    static Stream<Case> cases() {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void viewsOnEitherNameOfAnyKindOfRelationAnswerAllTheWay(Case c) throws Exception {
        expanded(c.before(), c.standard());
        database.execute("CREATE SCHEMA since");
        int count = 0;
        for (RelationRename.Member member : members()) {
            database.execute("CREATE VIEW since.v%d AS SELECT * FROM %s; CREATE VIEW since.w%d AS SELECT * FROM %s"
                    .formatted(
                            count,
                            member.oldName().sql(),
                            count,
                            member.standIn().sql()));
            count++;
        }
        contract();
        answer("after contract", count);
        rollBack(Phase.CONTRACT);
        answer("after taking contract back", count);
        rollBack(Phase.EXPAND);
        answer("after rollback", count);
        database.execute("DROP SCHEMA since CASCADE");
        Bench.assertSame("after rollback", before, bench.snapshot());
    }

    private List<RelationRename.Member> members() {
        return steps.stream()
                .flatMap(s -> s.step() instanceof RenameRelation rename ? rename.change().members().stream() : null)
                .filter(member -> member.view() != null)
                .toList();
    }

    private void answer(String when, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            bench.clients(when, List.of("SELECT * FROM since.v" + i, "SELECT * FROM since.w" + i));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void viewsKeepEverythingTheyHave(boolean alsoContract) throws Exception {
        expanded(TENANTS, "");
        database.execute("""
                CREATE VIEW mine WITH (security_invoker = true, check_option = local) AS
                    SELECT * FROM "TenantItem" WHERE "tenantId" = 7;
                ALTER VIEW mine OWNER TO onoma_dependant;
                GRANT SELECT (id) ON mine TO PUBLIC;
                COMMENT ON COLUMN mine.id IS 'counted';
                ALTER VIEW mine ALTER COLUMN "fullName" SET DEFAULT 'nobody';
                CREATE VIEW of_mine AS SELECT m."fullName", i."tenantId" FROM mine m JOIN "TenantItem" i USING (id)""");
        Snapshot made = bench.snapshot();
        goBack(alsoContract);

        Snapshot after = bench.snapshot();
        for (String view : List.of("mine", "of_mine")) {
            var was = relation(made, view);
            var is = relation(after, view);
            assertThat(is.oid()).isEqualTo(was.oid());
            assertThat(is.owner()).isEqualTo(was.owner());
            assertThat(is.options()).isEqualTo(was.options());
            assertThat(is.grants()).isEqualTo(was.grants());
            assertThat(is.columns()).isEqualTo(was.columns());
            assertThat(is.dependsOn()).contains(relation(before, "TenantItem").oid());
        }
        assertThat(database.ask("SELECT \"fullName\" FROM of_mine")).isEqualTo("one");
        database.execute("DROP VIEW of_mine, mine");
        Bench.assertSame("after rollback", before, bench.snapshot());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void materialisedViewsAreMadeAnewWithAllTheirParts(boolean alsoContract) throws Exception {
        expanded(TENANTS, "");
        database.execute("""
                CREATE MATERIALIZED VIEW sums WITH (fillfactor = 70) AS
                    SELECT "tenantId", count(*) AS n FROM "TenantItem" GROUP BY "tenantId";
                CREATE UNIQUE INDEX sums_tenant ON sums ("tenantId") WHERE n > 0;
                CREATE STATISTICS sums_both ON "tenantId", n FROM sums;
                COMMENT ON MATERIALIZED VIEW sums IS 'by tenant';
                COMMENT ON COLUMN sums.n IS 'how many';
                GRANT SELECT ON sums TO onoma_dependant;
                GRANT UPDATE (n) ON sums TO PUBLIC;
                ALTER MATERIALIZED VIEW sums OWNER TO onoma_dependant;
                GRANT SELECT ON "TenantItem" TO onoma_dependant;
                CREATE VIEW of_sums AS SELECT s.n, i.id FROM sums s JOIN "TenantItem" i USING ("tenantId");
                CREATE MATERIALIZED VIEW unread AS SELECT * FROM of_sums WITH NO DATA;
                CREATE MATERIALIZED VIEW sum_of_sums AS SELECT sum(n) FROM sums""");
        Snapshot made = bench.snapshot();
        if (alsoContract) {
            // The old name's owner right would end with it.
            database.execute("GRANT SELECT ON tenant_items TO onoma_dependant");
        }
        goBack(alsoContract);

        Snapshot after = bench.snapshot();
        var was = relation(made, "sums");
        var is = relation(after, "sums");
        assertThat(is.owner()).isEqualTo(was.owner());
        assertThat(is.options()).isEqualTo(was.options());
        assertThat(is.grants()).containsExactlyInAnyOrderElementsOf(was.grants());
        assertThat(is.comment()).isEqualTo("by tenant");
        assertThat(after.indexesOf(is).getFirst().definition())
                .isEqualTo(made.indexesOf(was).getFirst().definition());
        assertThat(database.ask("SELECT count(*) FROM pg_statistic_ext WHERE stxname = 'sums_both'"))
                .isEqualTo("1");
        assertThat(database.ask("SELECT n FROM of_sums WHERE id = 1")).isEqualTo("1");
        assertThat(database.ask("SELECT * FROM sum_of_sums")).isEqualTo("2");
        assertThat(database.ask("SELECT relispopulated FROM pg_class WHERE relname = 'unread'"))
                .isEqualTo("f");
        assertThat(database.ask("SELECT count(*) FROM pg_class WHERE relname LIKE 'onoma\\_%'"))
                .isEqualTo("0");
        database.execute("DROP MATERIALIZED VIEW sums CASCADE; REVOKE ALL ON \"TenantItem\" FROM onoma_dependant");
        Bench.assertSame("after rollback", before, bench.snapshot());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rulesPoliciesAndFunctionsAreReplacedInPlace(boolean alsoContract) throws Exception {
        expanded(TENANTS, "");
        database.execute("""
                CREATE RULE told AS ON INSERT TO journals DO ALSO
                    UPDATE "TenantItem" SET "fullName" = 'told' WHERE id = NEW.id;
                CREATE POLICY known ON journals USING (EXISTS (SELECT FROM "TenantItem" i WHERE i."tenantId" = journals.id))
                    WITH CHECK (id IN (SELECT "tenantId" FROM "TenantItem"));
                CREATE FUNCTION name_of(tenant int) RETURNS text STABLE
                    RETURN (SELECT "fullName" FROM "TenantItem" WHERE "tenantId" = tenant);
                GRANT EXECUTE ON FUNCTION name_of TO onoma_dependant""");
        goBack(alsoContract);

        assertThat(database.ask("SELECT name_of(7)")).isEqualTo("one");
        database.execute("INSERT INTO journals VALUES (1)");
        assertThat(database.ask("SELECT name_of(7)")).isEqualTo("told");
        assertThat(database.ask("SELECT qual FROM pg_policies")).contains("\"TenantItem\"");
        assertThat(database.ask("SELECT has_function_privilege('onoma_dependant', 'name_of(int)', 'EXECUTE')"))
                .isEqualTo("t");
        database.execute("DROP RULE told ON journals; DROP POLICY known ON journals; DROP FUNCTION name_of");
        Bench.assertSame("after rollback", before, bench.snapshot());
    }

    @Test
    void rightsGivenOnTheOldNameStayOnItAndThoseTakenFromTheTableDoNotComeBack() throws Exception {
        expanded(TENANTS + "GRANT INSERT, DELETE ON \"TenantItem\" TO onoma_dependant", "");
        database.execute("""
                GRANT SELECT ON "TenantItem" TO onoma_dependant WITH GRANT OPTION;
                GRANT UPDATE ("fullName") ON "TenantItem" TO PUBLIC;
                REVOKE DELETE ON tenant_items FROM onoma_dependant""");
        rollBack(Phase.EXPAND);

        assertThat(database.ask("SELECT relacl FROM pg_class WHERE relname = 'TenantItem'"))
                .contains("onoma_dependant=ar*/");
        assertThat(database.ask("SELECT attacl FROM pg_attribute WHERE attname = 'fullName'"))
                .startsWith("{=w/");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBilingualViewHandsOverBothItsNames(boolean alsoContract) throws Exception {
        expanded(USERS, "");
        database.execute("""
                CREATE VIEW old_ones AS SELECT * FROM users WHERE "fullName" <> '';
                CREATE VIEW new_ones AS SELECT id, full_name FROM users u WHERE u.full_name <> '';
                CREATE VIEW both_ones AS SELECT a."fullName", b.full_name FROM users a JOIN users b USING (id)""");
        goBack(alsoContract);

        assertThat(database.ask("SELECT \"fullName\" FROM old_ones")).isEqualTo("ada");
        assertThat(database.ask("SELECT full_name FROM new_ones")).isEqualTo("ada");
        assertThat(database.ask("SELECT full_name FROM both_ones")).isEqualTo("ada");
        database.execute("DROP VIEW old_ones, new_ones, both_ones");
        Bench.assertSame("after rollback", before, bench.snapshot());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW whole AS SELECT to_jsonb(i) AS item FROM \"TenantItem\" i",
                "CREATE FUNCTION whole() RETURNS SETOF \"TenantItem\" LANGUAGE sql AS 'SELECT * FROM \"TenantItem\"'",
                "CREATE FUNCTION whole() RETURNS SETOF \"TenantItem\" LANGUAGE sql AS 'SELECT * FROM \"TenantItem\"';"
                        + " CREATE VIEW since AS SELECT id FROM whole()",
                "CREATE RULE whole AS ON DELETE TO \"TenantItem\" DO INSTEAD NOTHING",
                "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; CREATE"
                        + " TRIGGER whole INSTEAD OF DELETE ON \"TenantItem\" FOR EACH ROW EXECUTE FUNCTION nothing()",
                "CREATE TABLE keeper (whole \"TenantItem\")"
            })
    void whatCannotBeKeptStopsContractByNameAndNothingHasChanged(String made) throws Exception {
        expanded(TENANTS, "");
        database.execute(made);
        Snapshot then = bench.snapshot();

        assertThatThrownBy(this::contract)
                .hasStackTraceContaining("cannot be kept")
                .hasStackTraceContaining("whole");
        Bench.assertSame("after the refusal", then, bench.snapshot());
    }

    @Test
    void functionsOfTheViewsRowsAreFunctionsOfTheTablesRowsAfterRollback() throws Exception {
        expanded(TENANTS, "");
        database.execute("""
                CREATE FUNCTION items(tenant int) RETURNS SETOF "TenantItem" LANGUAGE sql
                    AS 'SELECT * FROM "TenantItem" WHERE "tenantId" = tenant';
                CREATE FUNCTION name_of(item "TenantItem") RETURNS text LANGUAGE sql RETURN item."fullName";
                ALTER FUNCTION items OWNER TO onoma_dependant;
                REVOKE ALL ON FUNCTION items FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION items TO pg_monitor;
                COMMENT ON FUNCTION items IS 'of a tenant'""");
        rollBack(Phase.EXPAND);

        assertThat(database.ask("SELECT name_of(i) FROM items(8) i")).isEqualTo("two");
        assertThat(database.ask("SELECT name_of(i) FROM \"TenantItem\" i WHERE id = 1"))
                .isEqualTo("one");
        assertThat(database.ask("SELECT concat_ws(' ', obj_description(oid), proowner::regrole, proacl) FROM pg_proc"
                        + " WHERE proname = 'items'"))
                .startsWith("of a tenant onoma_dependant {")
                .contains("onoma_dependant=X/onoma_dependant", "pg_monitor=X/onoma_dependant")
                .doesNotContain("{=X", ",=X");
        database.execute("DROP FUNCTION items, name_of");
        Bench.assertSame("after rollback", before, bench.snapshot());
    }

    @Test
    void aRowAsAWholeIsTheSameAfterRollback() throws Exception {
        expanded(TENANTS, "");
        database.execute("CREATE VIEW whole AS SELECT to_jsonb(i) ->> 'fullName' AS name FROM \"TenantItem\" i");
        rollBack(Phase.EXPAND);

        assertThat(database.ask("SELECT name FROM whole")).isEqualTo("one");
    }

    @Test
    void withoutOnomasRoutinesPostgresqlKeepsTheView() throws Exception {
        expanded(TENANTS, "");
        database.execute("CREATE VIEW since AS SELECT * FROM \"TenantItem\"; DROP SCHEMA onoma CASCADE");

        assertThatThrownBy(() -> rollBack(Phase.EXPAND)).hasStackTraceContaining("other objects depend on it");
    }

    private void goBack(boolean alsoContract) throws SQLException {
        if (alsoContract) {
            contract();
            rollBack(Phase.CONTRACT);
        }
        rollBack(Phase.EXPAND);
    }

    private static Relation relation(Snapshot snapshot, String name) {
        return snapshot.relation(QualifiedName.of("public", name)).orElseThrow();
    }
}
