package dev.onoma.benchmarks.rival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.benchmarks.load.Naming;
import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.load.Schema;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.local.stack.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rivals do what Onoma does: both names answer, then all is as before. */
class RivalsIT {

    private static final Schema SCHEMA = new Schema(3, 6);
    private static final List<Rename> RENAMES = SCHEMA.renames();
    private static final String SHAPE = """
            SELECT string_agg(table_type || ' ' || c.table_name || '.' || column_name, ', '
                              ORDER BY c.table_name, ordinal_position)
            FROM information_schema.columns c JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema = 'public' AND table_name ILIKE '%stock%'""";

    @TempDir
    private Path folder;

    private TestDatabase fresh;
    private Database database;

    @BeforeEach
    void make() throws SQLException {
        fresh = TestDatabases.fresh();
        database = new Database(fresh.url(), fresh.user(), Optional.of(fresh.password()));
        for (String script : SCHEMA.scripts(7)) {
            Databases.execute(database, script);
        }
    }

    @AfterEach
    void drop() throws SQLException {
        fresh.close();
    }

    @Test
    void aScriptTakesTheSchemaThereAndBack() throws Exception {
        goesThereAndBack(new PlainScript(database, RENAMES));
    }

    @Test
    void flywayTakesTheSchemaThereAndBack() throws Exception {
        goesThereAndBack(new Flyway(database, RENAMES, folder));
    }

    @Test
    void liquibaseTakesTheSchemaThereAndBack() throws Exception {
        goesThereAndBack(new Liquibase(database, RENAMES, folder));
    }

    @Test
    void pgrollShowsTheNewNamesAndTakesThemBack() throws Exception {
        goesThereAndBack(PgrollStart.prepared(database, RENAMES));
    }

    @Test
    void pgrollCompletesForClientsOfTheNewNames() throws Exception {
        PgrollComplete rival = PgrollComplete.prepared(database, RENAMES);
        answers(rival.seen(), Naming.NEW);
        rival.expand();
        answers(rival.seen(), Naming.NEW);
        answers(database, Naming.NEW);
        assertThat(rival.canUndo()).isFalse();
    }

    private void goesThereAndBack(Rival rival) throws Exception {
        String before = Databases.ask(database, SHAPE);
        rival.expand();
        answers(rival.seen(), Naming.OLD);
        answers(rival.seenByNewNames(), Naming.NEW);
        rival.undo();
        answers(rival.seen(), Naming.OLD);
        assertThat(Databases.ask(database, SHAPE)).isEqualTo(before);
    }

    private static void answers(Database seen, Naming naming) throws SQLException {
        for (Rename rename : RENAMES) {
            String column = naming == Naming.OLD ? "\"fieldAabNote\"" : "field_aab_note";
            assertThat(Databases.ask(seen, "SELECT count(%s) FROM \"%s\"".formatted(column, naming.table(rename))))
                    .isEqualTo("7");
        }
    }
}
