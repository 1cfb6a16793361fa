package dev.onoma.monitor.cdc;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something committed on a target, in the order of commits. Pure. */
public sealed interface Change {

    /** Where in the write-ahead log, as PostgreSQL writes it: {@code 0/16B3748}. */
    String lsn();

    /** When it was committed, in microseconds. */
    Instant at();

    /**
     * DDL, told by an event trigger in the transaction that did it.
     *
     * @param tag of the command: {@code DROP VIEW}
     * @param application as the session calls itself, which proves nothing
     * @param transaction {@code pg_current_xact_id}
     * @param objects empty where they could not be described; at most 200
     */
    record Ddl(
            Moment moment,
            String tag,
            String role,
            String application,
            String transaction,
            List<DdlObject> objects,
            String lsn,
            Instant at)
            implements Change {

        public Ddl {
            objects = List.copyOf(objects);
        }
    }

    /** Which event trigger told it. */
    enum Moment {
        COMMAND,
        DROP,
        REWRITE
    }

    /**
     * An object that DDL is about (PostgreSQL manual, 9.30 Event Trigger Functions).
     *
     * @param relation whether {@code oid} is one of {@code pg_class}; null where the command has no identity, as GRANT
     * @param part the number of a column; 0 for the relation itself
     * @param identity as it is afterwards, or was before a drop
     * @param digest of what clients of a relation depend on; null where it is none
     */
    record DdlObject(
            @Nullable Boolean relation,
            @Nullable Long oid,
            @Nullable Integer part,
            String type,
            @Nullable String identity,
            @Nullable String digest) {

        public boolean isRelation() {
            return Boolean.TRUE.equals(relation);
        }

        /** Whether it is a column of a relation. */
        public boolean isColumn() {
            return part != null && part > 0;
        }
    }

    /**
     * A row that was changed, or a table that was emptied.
     *
     * @param transaction the 32 bits of the transaction's number that rows carry
     */
    record Row(Operation operation, String schema, String table, long transaction, String lsn, Instant at)
            implements Change {}

    /** What was done to it. */
    enum Operation {
        INSERT,
        UPDATE,
        DELETE,
        TRUNCATE
    }
}
