package dev.onoma.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.monitor.target.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkRunnerIT {

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabases.fresh();
        database.execute("""
            CREATE TABLE stock (id int PRIMARY KEY, quantity int NOT NULL);
            INSERT INTO stock SELECT i, 1 FROM generate_series(1, 20000) AS i;
            CREATE SEQUENCE numbers;
            CREATE FUNCTION sneak() RETURNS int LANGUAGE plpgsql AS 'BEGIN DELETE FROM stock; RETURN 1; END';
            CREATE FUNCTION escape() RETURNS int LANGUAGE plpgsql AS $$
            BEGIN PERFORM set_config('transaction_read_only', 'off', false); DELETE FROM stock; RETURN 1; END $$;
            """);
        Target target = new Target(
                "shop",
                database.url(),
                database.user(),
                database.password(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
        connection = target.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM stock",
                "WITH few AS (SELECT id FROM stock LIMIT 3) SELECT count(*) FROM few;",
                "SELECT count(*) FROM stock -- all of them",
            })
    void queriesAreTimed(String sql) throws SQLException {
        assertThat(run(sql))
                .isInstanceOfSatisfying(
                        BenchmarkResult.Took.class,
                        took -> assertThat(took.millis()).isPositive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM stock",
                "TRUNCATE stock",
                "SELECT 1; DELETE FROM stock",
                "COMMIT; DELETE FROM stock",
                "SET TRANSACTION READ WRITE",
                "BEGIN",
                "WITH gone AS (DELETE FROM stock RETURNING id) SELECT count(*) FROM gone",
                "SELECT sneak()",
                "SELECT escape()",
                "SELECT nextval('numbers')",
                "SELECT * INTO copied FROM stock",
                "SELECT * FROM stock FOR UPDATE",
            })
    void whatWritesIsRefusedAndChangesNothing(String sql) throws SQLException {
        BenchmarkResult result = run(sql);

        assertThat(result).isNotInstanceOf(BenchmarkResult.Took.class);
        assertThat(database.ask("SELECT count(*) FROM stock")).isEqualTo("20000");
        assertThat(database.ask("SELECT count(*) FROM pg_class WHERE relname = 'copied'"))
                .isEqualTo("0");
        assertThat(database.ask("SELECT count(*) FROM numbers WHERE is_called")).isEqualTo("0");
        // And the connection goes on as it was.
        assertThat(run("SELECT 1")).isInstanceOf(BenchmarkResult.Took.class);
    }

    @Test
    void theRefusalNamesTheBenchmarkAndTheWayOut() throws SQLException {
        assertThat(run("WITH gone AS (DELETE FROM stock RETURNING id) SELECT count(*) FROM gone"))
                .isInstanceOfSatisfying(
                        BenchmarkResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("orders writes", "nothing was changed", "only read"));
        assertThat(run("SELECT 1; SELECT 2"))
                .isEqualTo(new BenchmarkResult.Refused("The benchmark orders is 2 statements: give it one query."));
    }

    @Test
    void aQueryWithoutEndIsCutOff() throws SQLException {
        Benchmark endless = new Benchmark(
                "orders",
                "SELECT pg_sleep(3600)",
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                0,
                new Comparison(20, 50, 1));

        assertThat(BenchmarkRunner.run(connection, endless)).isEqualTo(new BenchmarkResult.Took(200));
        assertThat(run("SELECT 1")).isInstanceOf(BenchmarkResult.Took.class);
    }

    @Test
    void aQueryThatDoesNotWorkIsSaid() throws SQLException {
        assertThat(run("SELECT * FROM nothing_here"))
                .isInstanceOfSatisfying(
                        BenchmarkResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains("orders", "nothing_here", "42P01"));
    }

    private BenchmarkResult run(String sql) throws SQLException {
        return BenchmarkRunner.run(
                connection,
                new Benchmark(
                        "orders", sql, Duration.ofSeconds(1), Duration.ofSeconds(30), 0, new Comparison(20, 50, 1)));
    }
}
