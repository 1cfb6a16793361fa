package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Others rename while the catalogue is read: PostgreSQL's deparser then mixes old and new names, a snapshot does not. */
class TornReadingIT {

    private static final int TABLES = 40;
    private static final int ROUNDS = 10;

    /** There and back, so that nothing remains to be seen of it. */
    private static final String EVERYTHING = """
            table t%1$s rename to x%1$s; index i%1$s rename to j%1$s; table x%1$s rename column a to c;
            view v%1$s rename to w%1$s; index j%1$s rename to i%1$s; table x%1$s rename column c to a;
            table x%1$s rename to t%1$s; view w%1$s rename to v%1$s""";

    private static final String INDEXES = "index i%1$s rename to j%1$s; index j%1$s rename to i%1$s";
    private static final String SEQUENCES = "sequence s%1$s rename to r%1$s; sequence r%1$s rename to s%1$s";

    private TestDatabase database;
    private ExecutorService executor;

    @BeforeEach
    void create() throws SQLException {
        executor = Executors.newVirtualThreadPerTaskExecutor();
        database = TestDatabases.fresh();
        database.execute("""
                create table parent (id int primary key);
                create function touch() returns trigger language plpgsql as 'begin return NEW; end';
                do $$ begin for i in 1..%d loop
                    execute format('create sequence s%%1$s', i);
                    execute format('create table t%%1$s (a int references parent, b int default nextval(''s%%1$s''))', i);
                    execute format('alter sequence s%%1$s owned by t%%1$s.b', i);
                    execute format('create index i%%1$s on t%%1$s (a) where b > 0', i);
                    execute format('create view v%%1$s as select a, b from t%%1$s', i);
                    execute format('create trigger g before update of a on t%%1$s for each row
                                    execute function touch()', i);
                end loop; end $$""".formatted(TABLES));
    }

    @AfterEach
    void drop() throws SQLException {
        executor.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, INDEXES, SEQUENCES})
    void everySnapshotAgreesWithItself(String renames) throws Exception {
        try (Connection connection = database.connect()) {
            CatalogReader reader = new CatalogReader(Scope.all());
            for (int round = 0; round < ROUNDS; round++) {
                // Ends by itself, so that the reader, however often disturbed, gets its turn.
                Future<Void> done = executor.submit(renaming(renames));
                while (!done.isDone()) {
                    assertAgreesWithItself(reader.read(connection));
                }
                done.get();
            }
        }
    }

    @Test
    void givesUpWhenTheCatalogueNeverStandsStill() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Future<?> renames = executor.submit(() -> {
            while (!enough.get()) {
                renaming(EVERYTHING).call();
            }
            return null;
        });
        try (Connection connection = database.connect()) {
            CatalogReader hasty = new CatalogReader(Scope.all(), Duration.ZERO);

            assertThatThrownBy(() -> {
                        while (!renames.isDone()) {
                            hasty.read(connection);
                        }
                    })
                    .isInstanceOf(CatalogKeepsChanging.class)
                    .hasMessageContaining(database.name())
                    .hasMessageContaining("pg_")
                    .hasMessageContaining("read again");
            assertThat(connection.getAutoCommit()).isTrue();
        } finally {
            enough.set(true);
            renames.get();
        }
    }

    @Test
    void isNotDisturbedByWhatChangesNoName() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Future<?> work = executor.submit(() -> {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                while (!enough.get()) {
                    statement.execute("analyze t1");
                    statement.execute("create temporary table if not exists scratch (id serial primary key)");
                    statement.execute("drop table scratch");
                    statement.execute("truncate t2");
                    statement.execute("vacuum t3");
                    statement.execute("reindex table t4");
                }
            }
            return null;
        });
        try (Connection connection = database.connect()) {
            CatalogReader hasty = new CatalogReader(Scope.all(), Duration.ZERO);
            for (int round = 0; round < ROUNDS; round++) {
                assertAgreesWithItself(hasty.read(connection));
            }
        } finally {
            enough.set(true);
            work.get();
        }
    }

    /** Does it for every table, one transaction a rename. */
    private Callable<Void> renaming(String renames) {
        return () -> {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                for (int i = 1; i <= TABLES; i++) {
                    for (String rename : renames.formatted(i).split(";")) {
                        statement.execute("alter " + rename);
                    }
                }
            }
            return null;
        };
    }

    private static void assertAgreesWithItself(Snapshot snapshot) {
        assertThat(snapshot.relations()).hasSize(2 * TABLES + 1);
        snapshot.contents()
                .sequences()
                .values()
                .forEach(sequence -> assertThat(snapshot.relation(sequence.table()))
                        .flatMap(table -> table.column(sequence.column()))
                        .map(Column::defaultExpression)
                        .contains("nextval('" + sequence.name().sql() + "'::regclass)"));
        for (Relation relation : snapshot.relations()) {
            String name = relation.name().sql();
            snapshot.indexesOf(relation)
                    .forEach(index -> assertThat(index.definition())
                            .contains(" INDEX " + index.name().name().sql() + " ON " + name + " "));
            snapshot.triggersOf(relation)
                    .forEach(trigger -> assertThat(trigger.definition())
                            .contains(" ON " + name + " ")
                            .contains(" OF " + columns(relation).getFirst() + " "));
            snapshot.constraintsOf(relation).stream()
                    .filter(constraint -> constraint.referencedTable() != 0)
                    .forEach(key -> assertThat(key.definition())
                            .startsWith("FOREIGN KEY (" + columns(relation).getFirst() + ")"));
            snapshot.viewsOn(relation)
                    .forEach(view -> assertThat(view.definition())
                            .contains("FROM " + name)
                            .contains(columns(relation).getFirst()));
        }
    }

    private static List<String> columns(Relation relation) {
        return relation.columns().stream().map(Column::name).map(c -> c.sql()).toList();
    }
}
