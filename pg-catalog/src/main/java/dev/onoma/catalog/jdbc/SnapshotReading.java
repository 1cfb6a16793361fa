package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Index;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.UserType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass over the catalogue, in a transaction that sees one moment. */
final class SnapshotReading {

    private record Database(String name, int version) {}

    private final Connection connection;
    private final Scope.Filter scope;

    SnapshotReading(Connection connection, Scope.Filter scope) {
        this.connection = connection;
        this.scope = scope;
    }

    /**
     * @throws TornReading when what was read does not agree with itself
     */
    Snapshot read() throws SQLException {
        Database database = database();
        Directory directory = new Directory(connection, scope);
        Map<Long, Relation> relations = new RelationReading(connection, directory).read(scope);
        TablePartReading parts = new TablePartReading(connection, directory, relations);
        OwnObjectReading objects = new OwnObjectReading(connection, directory, scope);
        SurroundingsReading surroundings = new SurroundingsReading(connection, directory, scope);
        Map<Long, Index> indexes = parts.indexes();
        Map<Long, Sequence> sequences = objects.sequences(relations);
        Map<Long, UserType> types = objects.types();
        return new Snapshot(new Snapshot.Contents(
                database.name(),
                database.version(),
                List.copyOf(directory.schemas().values()),
                relations,
                parts.constraints(),
                indexes,
                sequences,
                types,
                parts.triggers(),
                parts.policies(),
                objects.routines(),
                objects.operators(),
                objects.casts(),
                surroundings.namespaces(),
                surroundings.publications(database.version(), relations),
                parts.attachments(),
                surroundings.defaultPrivileges(),
                surroundings.subscribers(),
                takenNames(directory, relations, indexes, sequences, types)));
    }

    private Database database() throws SQLException {
        Database[] found = new Database[1];
        Query.DATABASE.each(connection, row -> found[0] = new Database(row.text("name"), row.number("version")));
        return found[0];
    }

    private Set<QualifiedName> takenNames(
            Directory directory,
            Map<Long, Relation> relations,
            Map<Long, Index> indexes,
            Map<Long, Sequence> sequences,
            Map<Long, UserType> types)
            throws SQLException {
        Set<QualifiedName> names = new HashSet<>();
        Query.TAKEN_NAMES.each(connection, directory.schemas(), row -> names.add(directory.qualifiedName(row)));
        relations.values().forEach(relation -> names.remove(relation.name()));
        indexes.values().forEach(index -> names.remove(index.name()));
        sequences.values().forEach(sequence -> names.remove(sequence.name()));
        types.values().forEach(type -> names.remove(type.name()));
        return names;
    }
}
