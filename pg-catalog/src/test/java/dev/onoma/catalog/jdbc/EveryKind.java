package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.UserType;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database made of {@code every-kind.sql}, and its snapshot. */
record EveryKind(TestDatabase database, Snapshot snapshot) implements AutoCloseable {

    static final Identifier OWNER = Identifier.of("catalog_owner");
    static final Identifier CLERK = Identifier.of("catalog_clerk");

    static EveryKind create() throws SQLException {
        return create(parts());
    }

    static EveryKind create(List<String> parts) throws SQLException {
        TestDatabase database = databaseWithRoles();
        for (String part : parts) {
            database.execute(part);
        }
        return new EveryKind(database, read(database));
    }

    /** An empty database on a server that has the roles of these tests, which outlive databases. */
    static TestDatabase databaseWithRoles() throws SQLException {
        TestDatabase database = TestDatabases.fresh();
        for (Identifier role : List.of(OWNER, CLERK)) {
            database.execute("do $$ begin create role " + role.sql()
                    + " login; exception when duplicate_object then null; end $$");
        }
        return database;
    }

    /** Groups of statements that do not need each other. */
    static List<String> parts() {
        return List.of((SqlResource.of(EveryKind.class, "every-kind.sql") + "-- part\n"
                        + SqlResource.of(EveryKind.class, "every-kind-18.sql"))
                .split("-- part\n"));
    }

    static Snapshot read(TestDatabase database) throws SQLException {
        return read(database, Scope.all());
    }

    static Snapshot read(TestDatabase database, Scope scope) throws SQLException {
        try (Connection connection = database.connect()) {
            return new CatalogReader(scope).read(connection);
        }
    }

    Relation relation(String schema, String name) {
        return snapshot.relation(QualifiedName.of(schema, name)).orElseThrow();
    }

    Column column(Relation relation, String name) {
        return relation.column(Identifier.of(name)).orElseThrow();
    }

    Constraint constraint(Relation table, String name) {
        return snapshot.constraint(table, Identifier.of(name)).orElseThrow();
    }

    Index index(String schema, String name) {
        return snapshot.index(QualifiedName.of(schema, name)).orElseThrow();
    }

    Sequence sequence(String schema, String name) {
        return snapshot.sequence(QualifiedName.of(schema, name)).orElseThrow();
    }

    UserType type(String schema, String name) {
        return snapshot.type(QualifiedName.of(schema, name)).orElseThrow();
    }

    Routine routine(String name) {
        return snapshot.contents().routines().values().stream()
                .filter(routine -> routine.name().name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
