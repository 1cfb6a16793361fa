package dev.onoma.catalog.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A digest of names and structures at one moment, cheap enough to be taken twice for each reading.
 *
 * @param digests catalogue → number of rows and their hash
 */
record Marker(Map<String, String> digests) {

    static Marker take(Connection connection) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        Query.MARKER.each(
                connection,
                row -> digests.put(row.text("catalog"), row.text("count") + " " + row.textOrNull("digest")));
        return new Marker(digests);
    }

    /** The catalogues that are not as they were. */
    Set<String> changesTo(Marker later) {
        Set<String> changes = new TreeSet<>();
        digests.forEach((catalog, digest) -> {
            if (!digest.equals(later.digests.get(catalog))) {
                changes.add(catalog);
            }
        });
        return changes;
    }
}
