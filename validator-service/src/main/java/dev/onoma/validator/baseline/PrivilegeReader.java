package dev.onoma.validator.baseline;

import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.validator.target.TargetDatabase;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rights of every role on every relation of a snapshot. */
public final class PrivilegeReader {

    private static final String PRIVILEGES = SqlResource.of(PrivilegeReader.class, "privileges.sql");

    private PrivilegeReader() {}

    public static Privileges read(TargetDatabase target, Snapshot snapshot) throws SQLException {
        List<Privileges.Held> held = new ArrayList<>();
        try (Connection connection = target.connect();
                PreparedStatement statement = connection.prepareStatement(PRIVILEGES)) {
            Array relations = connection.createArrayOf(
                    "oid", snapshot.relations().stream().map(Relation::oid).toArray());
            statement.setArray(1, relations);
            statement.setArray(2, relations);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    held.add(new Privileges.Held(
                            rows.getLong("relation"),
                            rows.getInt("number"),
                            rows.getString("role"),
                            rows.getString("privileges")));
                }
            }
        }
        return new Privileges(held);
    }
}
