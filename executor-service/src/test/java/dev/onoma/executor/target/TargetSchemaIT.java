package dev.onoma.executor.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.command.Command;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetSchemaIT {

    /** What a monitor's event trigger would see of each command, as far as it is not about Flyway's own table. */
    private static final String WITNESS = """
        CREATE TABLE public.seen (transaction xid8, tag text, own boolean);
        CREATE FUNCTION public.see() RETURNS event_trigger LANGUAGE plpgsql AS $$
        DECLARE
            own boolean := false;
        BEGIN
            IF to_regclass('onoma.run') IS NOT NULL THEN
                SELECT EXISTS (SELECT FROM onoma.run r WHERE r.xmax = pg_current_xact_id()::xid) INTO own;
            END IF;
            INSERT INTO public.seen
            SELECT pg_current_xact_id(), c.command_tag, own FROM pg_event_trigger_ddl_commands() c
            WHERE c.object_identity IS NULL OR c.object_identity NOT LIKE '%flyway%' AND c.object_type <> 'schema';
        END $$;
        CREATE EVENT TRIGGER see ON ddl_command_end EXECUTE FUNCTION public.see();
        """;

    @AutoClose
    private final TestDatabase database;

    private final Target target;

    TargetSchemaIT() throws SQLException {
        database = TestDatabases.fresh();
        target = Bench.target(database, database.url());
    }

    @BeforeEach
    void watch() throws Exception {
        database.execute(WITNESS);
    }

    @Test
    void whoeverSeesTheLedgerSeesAllThatBelongsToIt() throws Exception {
        new TargetSchema().ensure(target);

        assertThat(database.ask("SELECT count(*) > 0 FROM public.seen WHERE tag = 'REVOKE'"))
                .isEqualTo("t");
        assertThat(database.ask("SELECT count(DISTINCT transaction) FROM public.seen"))
                .isEqualTo("1");
    }

    @Test
    void anUpgradeIsMarkedAsOurOwn() throws Exception {
        try (TargetWorker worker = Bench.worker(target, Bench.giveUpAfter(Duration.ofSeconds(60)))) {
            worker.handle(new Command.FenceRun(Bench.RUN, "shop", 1, Bench.PLAN, null, null, "ann"), event -> {});
        }
        database.execute("TRUNCATE public.seen;"
                + " UPDATE onoma.flyway_schema_history SET checksum = 1 WHERE script LIKE '%R\\_\\_%'");

        new TargetSchema().ensure(target);

        assertThat(database.ask("SELECT count(*) > 0 FROM public.seen WHERE tag = 'REVOKE'"))
                .isEqualTo("t");
        assertThat(database.ask("SELECT count(*) FROM public.seen WHERE NOT own"))
                .isEqualTo("0");
    }

    @Test
    void noFileIsForgotten() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/target"))) {
            List<String> known = TargetSchema.files().toList();

            assertThat(files.map(file -> "db/target/" + file.getFileName()))
                    .isNotEmpty()
                    .isSubsetOf(known);
        }
    }
}
