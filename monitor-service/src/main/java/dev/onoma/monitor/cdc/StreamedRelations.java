package dev.onoma.monitor.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how messages of the stream will know relations. */
public final class StreamedRelations {

    /**
     * One relation.
     *
     * @param identity its name in SQL
     * @param digest of what clients depend on
     * @param rows as estimated by the server; negative where it has none
     */
    public record Known(long oid, String identity, @Nullable String digest, long rows) {}

    private StreamedRelations() {}

    /** Those of the names that exist. */
    public static List<Known> read(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Query.RELATIONS.sql())) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            List<Known> known = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(new Known(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
                }
            }
            return known;
        }
    }
}
