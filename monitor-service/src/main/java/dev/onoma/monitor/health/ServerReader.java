package dev.onoma.monitor.health;

import dev.onoma.catalog.jdbc.SqlResource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a server's figures. */
final class ServerReader {

    private static final String FIGURES = SqlResource.of(ServerReader.class, "server_figures.sql");
    private static final String BLOCKED = SqlResource.of(ServerReader.class, "blocked_sessions.sql");

    private ServerReader() {}

    static ServerFigures figures(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIGURES);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new ServerFigures(
                    row.getInt(1),
                    row.getInt(2),
                    row.getInt(3),
                    row.getDouble(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getDouble(11),
                    row.getDouble(12));
        }
    }

    /** Who waits for whom, the longest wait first; a few of them. */
    static List<BlockedSession> blocked(Connection connection) throws SQLException {
        List<BlockedSession> sessions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(BLOCKED);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                sessions.add(new BlockedSession(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getDouble(9)));
            }
        }
        return sessions;
    }
}
