package dev.onoma.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.plan.Phase;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.Step;
import dev.onoma.plan.step.UseProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted of the uses of an old name, by whom it may be, and what is left of it. */
class CountedUsesIT {

    private static final QualifiedName ORDER = QualifiedName.of("public", "Order");
    private static final String STANDARD = "old-name-uses: count\noverrides: {tables: {Order: sales}}";

    private final TestDatabase database;
    private final Bench bench;
    private final String clerk;

    CountedUsesIT() throws SQLException {
        database = TestDatabases.fresh();
        bench = new Bench(database, STANDARD);
        clerk = "onoma_clerk_" + database.name();
    }

    @BeforeEach
    void shop() throws SQLException {
        database.execute("CREATE ROLE " + clerk + " LOGIN PASSWORD 'x'");
        database.execute("CREATE TABLE \"Order\" (id int PRIMARY KEY, note text);"
                + "INSERT INTO \"Order\" VALUES (1, 'a'), (2, 'b'); GRANT ALL ON \"Order\" TO " + clerk);
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP OWNED BY " + clerk + "; DROP ROLE " + clerk);
        database.close();
    }

    @Test
    void aSessionOpenedBeforeIsCountedWhateverItSets() throws SQLException {
        try (Connection client = database.connect(clerk, "x")) {
            assertThat(text(client, "SHOW track_functions")).isEqualTo("none");
            run(steps(Phase.EXPAND));

            text(client, "SELECT count(*) FROM \"Order\"");
            text(client, "SELECT note FROM \"Order\" WHERE id = 1");
            execute(client, "SET default_transaction_read_only = on");
            text(client, "SELECT count(*) FROM \"Order\"");
            assertThat(counted(client)).isEqualTo(3);

            execute(client, "SET default_transaction_read_only = off");
            execute(client, "INSERT INTO \"Order\" VALUES (3, 'c'), (4, 'd')");
            assertThat(counted(client)).as("rows that are inserted count").isEqualTo(5);
            assertThat(text(client, "SHOW track_functions")).isEqualTo("none");
        }
    }

    @Test
    void neitherNewNamesNorPlanningIsCounted() throws SQLException {
        run(steps(Phase.EXPAND));
        try (Connection client = database.connect()) {
            text(client, "SELECT count(*) FROM sales");
            text(client, "EXPLAIN SELECT count(*) FROM \"Order\"");
            text(client, "EXPLAIN INSERT INTO \"Order\" VALUES (5, 'e')");
            text(client, "EXPLAIN UPDATE \"Order\" SET note = 'f'");

            assertThat(counted(client)).isZero();
        }
    }

    @Test
    void nobodyGainsAWayIntoTheSchema() throws SQLException {
        run(steps(Phase.EXPAND));
        try (Connection client = database.connect(clerk, "x")) {
            assertThat(text(client, "SELECT has_schema_privilege('onoma', 'USAGE')"))
                    .isEqualTo("f");
            String call = "SELECT " + UseProbe.of(ORDER).sql() + "()";
            assertThatThrownBy(() -> text(client, call)).hasMessageContaining("permission denied for schema");
        }
    }

    @Test
    void whoMayNotCountChangesTheSchemaAllTheSame() throws SQLException {
        ownedByClerk();
        List<PlannedStep> steps = steps(Phase.EXPAND);
        runAs(clerk, steps);
        try (Connection client = database.connect()) {
            text(client, "SELECT count(*) FROM \"Order\"");
            assertThat(counted(client)).isZero();
            assertThat(text(client, "EXPLAIN SELECT * FROM \"Order\"")).doesNotContain("Filter");
        }
        undoAs(clerk, steps);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whoWasGivenTheParameterCounts() throws SQLException {
        ownedByClerk();
        database.execute("GRANT SET ON PARAMETER track_functions TO " + clerk);
        runAs(clerk, steps(Phase.EXPAND));
        try (Connection client = database.connect()) {
            text(client, "SELECT count(*) FROM \"Order\"");
            assertThat(counted(client)).isOne();
        }
    }

    @Test
    void nothingIsLeftOfItAndWhatWasMadeOnTheOldNameStays() throws Exception {
        bench.installRoutines();
        Snapshot before = bench.snapshot();
        List<PlannedStep> all = bench.plan(before).steps();
        run(all.stream().filter(s -> s.phase() == Phase.EXPAND).toList());
        database.execute("CREATE VIEW made AS SELECT note FROM \"Order\" WHERE id = 1");

        run(all.stream().filter(s -> s.phase() == Phase.CONTRACT).toList());
        assertThat(leftovers()).isEmpty();
        undo(all.stream().filter(s -> s.phase() == Phase.CONTRACT).toList());
        assertThat(leftovers()).hasSize(1);
        undo(all.stream().filter(s -> s.phase() == Phase.EXPAND).toList());

        assertThat(leftovers()).isEmpty();
        try (Connection client = database.connect()) {
            assertThat(text(client, "SELECT note FROM made")).isEqualTo("a");
        }
        database.execute("DROP VIEW made");
        Bench.assertSame("after rollback", before, bench.snapshot());
    }

    private void ownedByClerk() throws SQLException {
        database.execute("ALTER TABLE \"Order\" OWNER TO " + clerk + "; GRANT CREATE ON SCHEMA public TO " + clerk);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO " + clerk
                    + "', current_database()); END $$");
        }
    }

    private List<PlannedStep> steps(Phase phase) throws SQLException {
        return bench.plan(bench.snapshot()).steps(phase);
    }

    private void run(List<PlannedStep> steps) throws SQLException {
        for (PlannedStep step : steps) {
            bench.run(step.step());
        }
    }

    private void undo(List<PlannedStep> steps) throws SQLException {
        for (PlannedStep step : steps.reversed()) {
            bench.run(step.step().inverse());
        }
    }

    private void runAs(String role, List<PlannedStep> steps) throws SQLException {
        for (PlannedStep step : steps) {
            runAs(role, step.step());
        }
    }

    private void undoAs(String role, List<PlannedStep> steps) throws SQLException {
        for (PlannedStep step : steps.reversed()) {
            runAs(role, step.step().inverse());
        }
    }

    private void runAs(String role, Step step) throws SQLException {
        try (Connection connection = database.connect(role, "x")) {
            execute(connection, "BEGIN; " + step.forward() + "COMMIT;");
        }
    }

    /** The probes there are. */
    private List<String> leftovers() throws SQLException {
        try (Connection connection = database.connect()) {
            String names = text(
                    connection,
                    "SELECT coalesce(string_agg(proname, ','), '') FROM pg_proc WHERE proname LIKE 'uses\\_%'");
            return names.isEmpty() ? List.of() : List.of(names.split(","));
        }
    }

    /** Once the client's session has handed in what it counted. */
    private static long counted(Connection client) throws SQLException {
        text(client, "SELECT pg_stat_force_next_flush()");
        return Long.parseLong(text(
                client,
                "SELECT coalesce(pg_stat_get_function_calls(oid), 0) FROM pg_proc WHERE proname = '"
                        + UseProbe.of(ORDER).name().value() + "'"));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1));
            }
            return text.toString();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
