package dev.onoma.validator.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.plan.step.Postcondition;
import dev.onoma.validator.step.Facts.ConstraintFact;
import dev.onoma.validator.step.Facts.RelationFact;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what many conditions speak of, with one query for each kind of object that occurs. */
final class FactReader {

    private static final String RELATIONS = SqlResource.of(FactReader.class, "relations.sql");
    private static final String CONSTRAINTS = SqlResource.of(FactReader.class, "constraints.sql");
    private static final String TYPES = SqlResource.of(FactReader.class, "types.sql");
    private static final String FUNCTIONS = SqlResource.of(FactReader.class, "functions.sql");

    private final Set<QualifiedName> relations = new LinkedHashSet<>();
    private final Set<ConstraintFact> constraints = new LinkedHashSet<>();
    private final Set<QualifiedName> types = new LinkedHashSet<>();
    private final Set<QualifiedName> functions = new LinkedHashSet<>();

    private FactReader() {}

    static Facts read(Connection connection, Collection<Postcondition> conditions) throws SQLException {
        FactReader reader = new FactReader();
        conditions.forEach(reader::ask);
        return reader.answers(connection);
    }

    private void ask(Postcondition condition) {
        switch (condition) {
            case Postcondition.RelationIs c -> relations.add(c.name());
            case Postcondition.RelationIsGone c -> relations.add(c.name());
            case Postcondition.IndexIs c -> relations.add(c.name());
            case Postcondition.SequenceIs c -> relations.add(c.name());
            case Postcondition.ConstraintIs c ->
                constraints.add(new ConstraintFact(c.table(), c.name().value()));
            case Postcondition.TypeIs c -> types.add(c.name());
            case Postcondition.TypeIsGone c -> types.add(c.name());
            case Postcondition.FunctionIs c -> functions.add(c.name());
        }
    }

    private Facts answers(Connection connection) throws SQLException {
        Map<QualifiedName, RelationFact> foundRelations = new HashMap<>();
        each(
                connection,
                RELATIONS,
                relations,
                List.of(FactReader::schema, FactReader::local),
                rows -> foundRelations.put(name(rows), relation(rows)));
        Set<ConstraintFact> foundConstraints = new HashSet<>();
        each(
                connection,
                CONSTRAINTS,
                constraints,
                List.of(c -> schema(c.table()), c -> local(c.table()), ConstraintFact::name),
                rows -> foundConstraints.add(new ConstraintFact(name(rows), rows.getString("part"))));
        Map<QualifiedName, String> foundTypes = new HashMap<>();
        each(
                connection,
                TYPES,
                types,
                List.of(FactReader::schema, FactReader::local),
                rows -> foundTypes.put(name(rows), rows.getString("kind")));
        Map<QualifiedName, Set<String>> foundFunctions = new HashMap<>();
        each(
                connection,
                FUNCTIONS,
                functions,
                List.of(FactReader::schema, FactReader::local),
                rows -> foundFunctions
                        .computeIfAbsent(name(rows), name -> new HashSet<>())
                        .add(rows.getString("source")));
        return new Facts(foundRelations, foundConstraints, foundTypes, foundFunctions);
    }

    private static String schema(QualifiedName name) {
        return name.schema().value();
    }

    private static String local(QualifiedName name) {
        return name.name().value();
    }

    private interface RowAction {
        void accept(ResultSet row) throws SQLException;
    }

    /** One array parameter for each part of the names. */
    private static <T> void each(
            Connection connection, String sql, Set<T> wanted, List<Function<T, String>> parts, RowAction action)
            throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parts.size(); i++) {
                Object[] values = wanted.stream().map(parts.get(i)).toArray();
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.accept(rows);
                }
            }
        }
    }

    private static QualifiedName name(ResultSet row) throws SQLException {
        return QualifiedName.of(row.getString("schema"), row.getString("name"));
    }

    private static RelationFact relation(ResultSet row) throws SQLException {
        Array columns = row.getArray("columns");
        return new RelationFact(
                row.getLong("oid"),
                row.getString("kind"),
                row.getLong("file_node"),
                row.getInt("actions"),
                columns == null ? List.of() : List.of((String[]) columns.getArray()));
    }
}
