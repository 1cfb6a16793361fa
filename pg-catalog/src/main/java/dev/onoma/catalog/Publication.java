package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A publication of logical replication: its subscribers see new names from the commit on. */
public record Publication(
        long oid,
        Identifier name,
        Identifier owner,
        boolean allTables,
        List<Identifier> schemas,
        List<Member> members,
        String settings) {

    /**
     * @param columns attribute numbers of its column list, empty where all are published
     * @param filter the row filter, or null
     */
    public record Member(
            long table, List<Integer> columns, @Nullable String filter) {
        public Member {
            columns = List.copyOf(columns);
        }
    }

    public Publication {
        schemas = List.copyOf(schemas);
        members = List.copyOf(members);
    }
}
