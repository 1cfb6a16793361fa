package dev.onoma.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Difference;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.naming.Standard;
import dev.onoma.naming.StandardReader;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.Planner;
import dev.onoma.plan.step.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One database on which a plan is tried. */
final class Bench {

    private final TestDatabase database;
    private final Standard standard;

    Bench(TestDatabase database, String standard) {
        this.database = database;
        this.standard = standard.isBlank() ? Standard.defaults() : StandardReader.read("case", standard);
    }

    /** What the executor keeps in schema {@code onoma} of a target, as far as steps call it. */
    void installRoutines() throws SQLException, IOException {
        database.execute("CREATE SCHEMA onoma");
        for (String file : List.of("R__dependants.sql", "R__dependants_found.sql")) {
            try (InputStream routines = Step.class.getResourceAsStream("/db/target/" + file)) {
                database.execute(new String(routines.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    Snapshot snapshot() throws SQLException {
        try (Connection connection = database.connect()) {
            return new CatalogReader(Scope.all()).read(connection);
        }
    }

    Plan plan(Snapshot snapshot) {
        return Planner.plan("case", snapshot, standard.assess(snapshot));
    }

    /** As the executor does: one transaction, names resolved without a search path. */
    void run(Step step) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "BEGIN; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL check_function_bodies = off;\n"
                            + step.forward() + "COMMIT;");
        } catch (SQLException e) {
            throw new AssertionError(step.title() + "\n" + step.forward(), e);
        }
    }

    /** Runs each statement in a transaction of its own, which is undone. */
    void clients(String when, List<String> statements) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                assertThatCode(() -> execute(connection, sql))
                        .as("%s: %s", when, sql.strip())
                        .doesNotThrowAnyException();
                connection.rollback();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void assertSame(String when, Snapshot expected, Snapshot actual) {
        assertThat(Description.full(expected).differencesTo(Description.full(actual)).stream()
                        .map(Difference::sentence))
                .as(when)
                .isEmpty();
    }

    static void assertPredicted(String when, Snapshot before, List<PlannedStep> done, Snapshot actual) {
        Snapshot predicted = Plan.predict(before, done);
        assertThat(Description.shape(predicted).differencesTo(Description.shape(actual)).stream()
                        .map(Difference::sentence))
                .as(when)
                .isEmpty();
    }
}
