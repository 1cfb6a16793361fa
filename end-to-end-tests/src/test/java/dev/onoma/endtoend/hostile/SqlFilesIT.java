package dev.onoma.endtoend.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Difference;
import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.Standard;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.Planner;
import dev.onoma.plan.SqlFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of {@code onoma plan -o} do by themselves what the executor does, with hostile schemas and with the example shop: run by
 * plain {@code psql} in a terminal of another encoding where there is a {@code psql}, and by JDBC, which knows nothing of its backslash
 * commands, everywhere.
 */
class SqlFilesIT {

    private static final int SCHEMAS = 25;
    private static final String DATABASE = "files";

    private static Arena arena;
    private static Ground ground;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws SQLException {
        arena = new Arena(Path.of("target", "hostile-files"));
        ground = new Ground(arena, DATABASE);
    }

    @AfterAll
    static void stop() throws SQLException {
        ground.close();
        arena.close();
    }

    @Test
    void doWithHostileSchemasWhatTheExecutorDoes() throws Exception {
        for (long seed = 1; seed <= SCHEMAS; seed++) {
            ground.load(HostileSchema.of(seed));
            forwardAndBack("seed " + seed);
            ground.clean();
        }
    }

    @Test
    void doWithTheExampleShopWhatTheExecutorDoes() throws Exception {
        Arena.execute(ground.connection(), Files.readString(Path.of("../examples/legacy-shop/schema.sql")));
        forwardAndBack("the example shop");
        ground.renew();
    }

    private void forwardAndBack(String what) throws Exception {
        Snapshot before = ground.snapshot();
        Plan plan = Planner.plan("files", before, Standard.defaults().assess(before));
        Map<String, String> files = SqlFiles.of(plan);
        CatalogueDump dump = CatalogueDump.of(ground.connection());
        for (Runner runner : runners()) {
            String by = what + ", " + runner;
            runner.run(files.get("expand.sql"));
            predicted(by + ", expanded", before, plan.steps(Phase.EXPAND));
            runner.run(files.get("contract.sql"));
            predicted(by + ", contracted", before, plan.steps());
            runner.run(files.get("rollback-contract.sql"));
            runner.run(files.get("rollback-expand.sql"));
            same(by + ", rolled back", Description.full(before), Description.full(ground.snapshot()));
            assertThat(dump.differenceTo(CatalogueDump.of(ground.connection())))
                    .as(by)
                    .isEmpty();

            runner.run(files.get("forward.sql"));
            predicted(by + ", forward", before, plan.steps());
            runner.run(files.get("rollback.sql"));
            assertThat(dump.differenceTo(CatalogueDump.of(ground.connection())))
                    .as(by)
                    .isEmpty();
        }
    }

    private static void predicted(String when, Snapshot before, List<PlannedStep> done) throws SQLException {
        same(when, Description.shape(Plan.predict(before, done)), Description.shape(ground.snapshot()));
    }

    private static void same(String when, Description expected, Description actual) {
        assertThat(expected.differencesTo(actual).stream().map(Difference::sentence))
                .as(when)
                .isEmpty();
    }

    /** Somebody who runs a file. */
    private interface Runner {
        void run(String file) throws Exception;
    }

    private List<Runner> runners() {
        List<Runner> runners = new ArrayList<>(List.of(new ByJdbc()));
        if (Stream.of(System.getenv("PATH").split(":")).anyMatch(p -> Files.isExecutable(Path.of(p, "psql")))) {
            runners.add(new ByPsql(folder.resolve("plan.sql")));
        }
        return runners;
    }

    private record ByJdbc() implements Runner {
        @Override
        public void run(String file) throws SQLException {
            // What is meant for psql alone stands in the head, which ends with an empty line.
            Arena.execute(ground.connection(), file.substring(Math.max(0, file.indexOf("\n\n"))));
        }
    }

    private record ByPsql(Path path) implements Runner {
        @Override
        public void run(String file) throws IOException, InterruptedException {
            Files.writeString(path, file, StandardCharsets.UTF_8);
            ProcessBuilder psql = new ProcessBuilder("psql", "-X", "-q", "-f", path.toString(), arena.address(DATABASE))
                    .redirectErrorStream(true);
            psql.environment().put("PGCLIENTENCODING", "LATIN1");
            Process process = psql.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        }
    }
}
