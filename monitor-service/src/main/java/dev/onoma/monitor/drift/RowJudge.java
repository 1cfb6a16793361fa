package dev.onoma.monitor.drift;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.monitor.cdc.Change.Operation;
import dev.onoma.monitor.cdc.Change.Row;
import dev.onoma.monitor.cdc.StreamedRelations.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the rows of each transaction, and says when they are more than ordinary work changes. Rows come transaction by transaction,
 * so one count is enough. Pure, for one thread.
 */
public final class RowJudge {

    private record Place(String schema, String table, Operation operation) {}

    private static final String ONOMA = "onoma";

    private final PlanNames names;
    private final Set<QualifiedName> quiet;
    private final long massRows;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<Place, Long> counts = new HashMap<>();
    private long transaction = -1;

    /**
     * @param relations those of the plan, with their sizes
     * @param quiet tables that nobody has to write into
     * @param massRows from how many rows of one table on an UPDATE or DELETE in one transaction is told
     */
    public RowJudge(PlanNames names, Collection<Known> relations, Set<QualifiedName> quiet, long massRows) {
        this.names = names;
        this.quiet = Set.copyOf(quiet);
        this.massRows = massRows;
        relations.forEach(relation -> sizes.put(relation.identity(), relation.rows()));
    }

    /** Drift, unless it turns out to be Onoma's: told once in a transaction, and again where it gets worse. */
    public Optional<Drift> judge(Row row) {
        if (row.transaction() != transaction) {
            counts.clear();
            transaction = row.transaction();
        }
        long count = counts.merge(new Place(row.schema(), row.table(), row.operation()), 1L, Long::sum);
        QualifiedName table = QualifiedName.of(row.schema(), row.table());
        if (row.schema().equals(ONOMA)) {
            return ledger(row, table, count);
        }
        if (count == 1 && quiet.contains(table)) {
            return Optional.of(drift(row, table, Severity.CRITICAL, "no writes", row.operation() + " of rows"));
        }
        if (names.relation(table.sql()).isEmpty()) {
            return Optional.empty();
        }
        return switch (row.operation()) {
            case INSERT -> Optional.empty();
            case TRUNCATE -> Optional.of(drift(row, table, Severity.CRITICAL, "its rows", "TRUNCATE"));
            case UPDATE -> mass(row, table, count, Severity.WARNING);
            case DELETE ->
                count == mostOf(table)
                        ? mass(row, table, massRows, Severity.CRITICAL)
                        : mass(row, table, count, Severity.WARNING);
        };
    }

    /** From here on more than half of the table is gone; never where its size is not known. */
    private long mostOf(QualifiedName table) {
        long rows = sizes.getOrDefault(table.sql(), -1L);
        return rows < 0 ? Long.MAX_VALUE : Math.max(massRows, rows / 2 + 1);
    }

    private Optional<Drift> mass(Row row, QualifiedName table, long count, Severity severity) {
        return count == massRows
                ? Optional.of(drift(
                        row,
                        table,
                        severity,
                        "less than %d rows changed in one transaction".formatted(massRows),
                        "%s of %s"
                                .formatted(
                                        row.operation(),
                                        severity == Severity.CRITICAL ? "most rows" : massRows + " rows or more")))
                : Optional.empty();
    }

    /** The ledger only grows; what is gone from it cannot be rolled back. */
    private static Optional<Drift> ledger(Row row, QualifiedName table, long count) {
        boolean gone = row.operation() == Operation.DELETE || row.operation() == Operation.TRUNCATE;
        return gone && count == 1
                ? Optional.of(drift(row, table, Severity.CRITICAL, "Onoma's ledger", row.operation() + " of rows"))
                : Optional.empty();
    }

    private static Drift drift(Row row, QualifiedName table, Severity severity, String expected, String seen) {
        String object = "table " + table;
        return new Drift(
                DriftKind.DATA,
                object,
                severity,
                expected,
                seen,
                "%s in %s, transaction %d".formatted(seen, object, row.transaction()),
                Origin.of(row));
    }
}
