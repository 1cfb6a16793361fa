package dev.onoma.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Snapshot;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.plan.Plan;
import dev.onoma.plan.SqlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of a plan do without Onoma what its steps do. Run by {@code psql} where there is one, otherwise statement by statement. */
class SqlFilesIT {

    static Stream<Case> cases() {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void migrateAndRollBack(Case c, @TempDir Path folder) throws Exception {
        try (TestDatabase database = TestDatabases.fresh()) {
            database.execute(c.before());
            Bench bench = new Bench(database, c.standard());
            Snapshot before = bench.snapshot();
            Plan plan = bench.plan(before);
            Map<String, String> files = SqlFiles.of(plan);
            assertThat(files).hasSize(2 * plan.steps().size() + 6);
            run(database, folder, files.get("forward.sql"));
            Bench.assertPredicted("forward.sql", before, plan.steps(), bench.snapshot());
            run(database, folder, files.get("rollback.sql"));
            Bench.assertSame("rollback.sql", before, bench.snapshot());
        }
    }

    private static void run(TestDatabase database, Path folder, String sql) throws Exception {
        if (Stream.of(System.getenv("PATH").split(":")).noneMatch(p -> Files.isExecutable(Path.of(p, "psql")))) {
            database.execute(sql.replaceAll("(?m)^\\\\.*$", ""));
            return;
        }
        Path file = Files.writeString(folder.resolve("plan.sql"), sql);
        ProcessBuilder psql = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-f",
                        file.toString(),
                        database.url().substring("jdbc:".length()))
                .redirectErrorStream(true);
        psql.environment().put("PGUSER", database.user());
        psql.environment().put("PGPASSWORD", database.password());
        Process process = psql.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
