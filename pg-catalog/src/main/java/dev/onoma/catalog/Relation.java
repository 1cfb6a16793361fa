package dev.onoma.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A table of any kind, a view or a materialised view.
 *
 * @param columns in the table's order, dropped ones left out
 * @param parents the tables it inherits from or is a partition of, by OID
 * @param definition the query of a view
 * @param dependsOn the relations a view reads, by OID
 * @param foreignServer server, wrapper and options of a foreign table
 * @param extension the extension it belongs to: such an object is never touched
 * @param storage what proves that no row moved; not part of the fingerprint
 */
public record Relation(
        long oid,
        QualifiedName name,
        Kind kind,
        Identifier owner,
        List<Column> columns,
        List<Long> parents,
        @Nullable String partitionKey,
        @Nullable String partitionBound,
        boolean rowSecurity,
        boolean forceRowSecurity,
        String settings,
        List<String> options,
        List<Grant> grants,
        @Nullable String definition,
        Set<Long> dependsOn,
        @Nullable ForeignServer foreignServer,
        @Nullable String comment,
        @Nullable Identifier extension,
        Storage storage) {

    /** What sort of relation it is, with the word ALTER takes for it. */
    public enum Kind {
        TABLE("TABLE"),
        PARTITIONED_TABLE("TABLE"),
        FOREIGN_TABLE("FOREIGN TABLE"),
        VIEW("VIEW"),
        MATERIALIZED_VIEW("MATERIALIZED VIEW");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }

        public boolean isTable() {
            return this == TABLE || this == PARTITIONED_TABLE || this == FOREIGN_TABLE;
        }
    }

    /** Where a foreign table's rows are. */
    public record ForeignServer(Identifier server, Identifier wrapper, List<String> options) {
        public ForeignServer {
            options = List.copyOf(options);
        }
    }

    /**
     * @param fileNode {@code pg_relation_filenode}, 0 where there is none
     * @param estimatedRows {@code reltuples}, -1 where never analysed
     * @param bytes the size of the main fork
     */
    public record Storage(long fileNode, double estimatedRows, long bytes) {
        public static final Storage NONE = new Storage(0, -1, 0);
    }

    public Relation {
        columns = List.copyOf(columns);
        parents = List.copyOf(parents);
        options = List.copyOf(options);
        grants = List.copyOf(grants);
        // Sorted, so that plans do not depend on the JVM, whose unmodifiable sets have another order in every run.
        dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
    }

    public Optional<Column> column(Identifier columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    public Optional<Column> column(int number) {
        return columns.stream().filter(c -> c.number() == number).findFirst();
    }

    public boolean hasColumnGrants() {
        return columns.stream().anyMatch(c -> !c.grants().isEmpty());
    }

    public boolean isPartition() {
        return partitionBound != null;
    }

    public Relation withName(QualifiedName other) {
        return with(other, columns, grants);
    }

    public Relation withColumns(UnaryOperator<Column> change) {
        return with(name, columns.stream().map(change).toList(), grants);
    }

    public Relation withGrants(List<Grant> others) {
        return with(name, columns, others);
    }

    private Relation with(QualifiedName newName, List<Column> newColumns, List<Grant> newGrants) {
        return new Relation(
                oid,
                newName,
                kind,
                owner,
                newColumns,
                parents,
                partitionKey,
                partitionBound,
                rowSecurity,
                forceRowSecurity,
                settings,
                options,
                newGrants,
                definition,
                dependsOn,
                foreignServer,
                comment,
                extension,
                storage);
    }
}
