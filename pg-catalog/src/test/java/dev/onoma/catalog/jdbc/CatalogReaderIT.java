package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.Subscriber;
import dev.onoma.catalog.UserType;
import dev.onoma.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left out, what may be missing, and how the connection is treated. */
class CatalogReaderIT {

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = EveryKind.databaseWithRoles();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void leavesSchemasOut() throws SQLException {
        database.execute("""
                create schema onoma; create table onoma.ledger (id int);
                create schema app; create table app.a (id int);
                create schema app_old; create table app_old.a (id int);
                create table public.p (id int)""");

        assertThat(names(Scope.all())).containsExactlyInAnyOrder("app.a", "app_old.a", "public.p");
        assertThat(names(Scope.ofSchemas("app*").withoutSchemas(List.of("%old"))))
                .containsExactly("app.a");
        assertThat(names(Scope.ofSchemas("onoma", "pg_catalog", "information_schema")))
                .isEmpty();
    }

    /** Or a rename waits for whoever reads, and thousands of views fill the server's table of locks. */
    @Test
    void keepsNoLockOnWhatItReads() throws SQLException {
        database.execute("""
                create table a (id int);
                create view v as select id from a;
                create materialized view m as select id from a;
                create rule r as on delete to v do instead delete from a where id = old.id;
                create function f() returns bigint begin atomic select count(*) from a; end""");

        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Snapshot snapshot = new SnapshotReading(connection, Scope.all().filter()).read();
            assertThat(snapshot.relations())
                    .extracting(Relation::definition)
                    .containsExactlyInAnyOrder(null, "SELECT id\n   FROM a", "SELECT id\n   FROM a");
            assertThat(locked(connection)).isEmpty();
        }
    }

    private static List<String> locked(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT c.relname
                        FROM pg_locks l
                        JOIN pg_class c ON c.oid = l.relation
                        WHERE l.pid = pg_backend_pid()
                          AND c.relnamespace = 'public'::regnamespace""")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    void leavesObjectsOutWithAllThatHangsOnThem() throws SQLException {
        database.execute("""
                create type _prisma_state as enum ('x');
                create table _prisma_migrations (id serial primary key, state _prisma_state, check (id > 0));
                create policy p on _prisma_migrations;
                create table kept (id int references _prisma_migrations);
                create function _prisma_run() returns int return 1""");

        Snapshot snapshot = EveryKind.read(database, Scope.all().withoutObjects(List.of("_prisma_%")));

        assertThat(snapshot.relations()).extracting(Relation::name).containsExactly(name("kept"));
        assertThat(snapshot.contents().constraints().values())
                .allMatch(constraint -> snapshot.relation(constraint.table()).isPresent());
        assertThat(snapshot.contents().indexes()).isEmpty();
        assertThat(snapshot.contents().sequences()).isEmpty();
        assertThat(snapshot.contents().types()).isEmpty();
        assertThat(snapshot.contents().policies()).isEmpty();
        assertThat(snapshot.contents().routines()).isEmpty();
        assertThat(snapshot.contents().takenNames())
                .as("nothing can be renamed to these")
                .contains(
                        name("_prisma_migrations"), name("_prisma_migrations_pkey"), name("_prisma_migrations_id_seq"))
                .contains(name("_prisma_state"), name("_kept"))
                .doesNotContain(name("kept"));
    }

    @Test
    void marksWhatExtensionsBrought() throws SQLException {
        database.execute("""
                create extension citext; create extension pg_stat_statements;
                create table own (email citext);""");

        Snapshot snapshot = EveryKind.read(database);

        UserType citext = snapshot.type(name("citext")).orElseThrow();
        assertThat(citext.extension()).isEqualTo(Identifier.of("citext"));
        assertThat(citext.kind()).isEqualTo(UserType.Kind.BASE);
        assertThat(snapshot.relation(name("pg_stat_statements")).orElseThrow().extension())
                .isEqualTo(Identifier.of("pg_stat_statements"));
        assertThat(snapshot.relation(name("own")).orElseThrow().extension()).isNull();
        assertThat(snapshot.contents().routines()).as("there would be dozens").isEmpty();
    }

    @Test
    void needsNoRightsButToConnect() throws SQLException {
        database.execute("""
                create schema hidden; create table hidden.t (id serial primary key, n int default 3);
                create view hidden.v as select * from hidden.t;
                create function hidden.f() returns int return 1;
                create publication p for table hidden.t;
                revoke select on pg_subscription from public;
                revoke select (subname, subenabled, subdbid) on pg_subscription from public""");

        try (Connection connection = database.connect(EveryKind.CLERK.value(), "")) {
            Snapshot seen = new CatalogReader(Scope.all()).read(connection);

            assertThat(seen).isEqualTo(EveryKind.read(database));
        }
    }

    @Test
    void tellsWhoListens() throws SQLException {
        database.execute("create subscription s connection 'host=nowhere' publication p with (connect = false)");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_create_logical_replication_slot('listener_' || current_database(), 'pgoutput')");
            statement.execute("select pg_create_logical_replication_slot('onoma_' || current_database(), 'pgoutput')");

            assertThat(EveryKind.read(database).contents().subscribers())
                    .as("Onoma itself is none")
                    .containsExactly(
                            new Subscriber(
                                    "LOGICAL SLOT", Identifier.of("listener_" + database.name()), "pgoutput", false),
                            new Subscriber("SUBSCRIPTION", Identifier.of("s"), null, false));

            statement.execute("alter subscription s set (slot_name = none); drop subscription s");
            statement.execute("""
                    select pg_drop_replication_slot(slot_name) from pg_replication_slots
                    where database = current_database()""");
        }
    }

    @Test
    void ignoresTemporaryTablesAndDroppedColumns() throws SQLException {
        database.execute("create table t (a int, b int, c int); alter table t drop column b");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table pg_class (id int)");

            Snapshot snapshot = new CatalogReader(Scope.all()).read(connection);

            assertThat(snapshot.relations())
                    .singleElement()
                    .satisfies(t -> assertThat(t.columns())
                            .extracting(column -> column.name().value() + column.number())
                            .containsExactly("a1", "c3"));
        }
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = public; set timezone = 'Asia/Tokyo'");

            new CatalogReader(Scope.all()).read(connection);

            assertThat(connection.getAutoCommit()).isTrue();
            try (ResultSet settings = statement.executeQuery(
                    "select concat_ws(' ', current_setting('search_path'), current_setting('timezone'),"
                            + " current_setting('transaction_read_only'))")) {
                settings.next();
                assertThat(settings.getString(1)).isEqualTo("public Asia/Tokyo off");
            }
        }
    }

    @Test
    void refusesAConnectionInATransaction() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);

            assertThatThrownBy(() -> new CatalogReader(Scope.all()).read(connection))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(database.name())
                    .hasMessageContaining("auto-commit");
        }
    }

    @Test
    void failsWhenTheConnectionBreaks() throws SQLException {
        try (Connection connection = database.connect();
                Connection other = database.connect();
                Statement killer = other.createStatement()) {
            killer.execute("""
                    select pg_terminate_backend(pid, 5000) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()""");

            assertThatThrownBy(() -> new CatalogReader(Scope.all()).read(connection))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState())
                                    .as("by the server, or while it closed the connection")
                                    .containsAnyOf("57P01", "08006"));
        }
    }

    private List<String> names(Scope scope) throws SQLException {
        return EveryKind.read(database, scope).relations().stream()
                .map(relation -> relation.name().sql())
                .toList();
    }

    private static QualifiedName name(String name) {
        return QualifiedName.of("public", name);
    }
}
