package dev.onoma.validator.baseline;

import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;

/** How many rows a relation has, as far as that is known without counting. */
public final class RowEstimate {

    /** A narrow row with its header: what an unanalysed table can hold at most, roughly. */
    private static final int BYTES_OF_A_ROW = 32;

    private RowEstimate() {}

    /** By the statistics, or by its size where it was never analysed; children included. */
    public static double of(Snapshot snapshot, Relation relation) {
        return own(relation)
                + snapshot.childrenOf(relation).stream()
                        .mapToDouble(child -> of(snapshot, child))
                        .sum();
    }

    private static double own(Relation relation) {
        double rows = relation.storage().estimatedRows();
        return switch (relation.kind()) {
            case TABLE, MATERIALIZED_VIEW ->
                rows >= 0 ? rows : (double) relation.storage().bytes() / BYTES_OF_A_ROW;
            case FOREIGN_TABLE -> Math.max(0, rows);
            case PARTITIONED_TABLE, VIEW -> 0;
        };
    }
}
