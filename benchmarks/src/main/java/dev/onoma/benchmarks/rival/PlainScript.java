package dev.onoma.benchmarks.rival;

import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A script by hand, a transaction for each table, sent as {@code psql} sends it. */
public record PlainScript(Database database, List<Rename> renames) implements Rival {

    public PlainScript {
        renames = List.copyOf(renames);
    }

    @Override
    public String name() {
        return "psql script";
    }

    @Override
    public Database seen() {
        return database;
    }

    @Override
    public void expand() throws SQLException {
        try (Connection connection = Databases.connectPlainly(database);
                Statement statement = connection.createStatement()) {
            for (Rename rename : renames) {
                Statements.inTransaction(statement, new RenameScript(rename).expand());
            }
        }
    }

    @Override
    public void undo() throws SQLException {
        try (Connection connection = Databases.connectPlainly(database);
                Statement statement = connection.createStatement()) {
            for (Rename rename : renames.reversed()) {
                Statements.inTransaction(statement, new RenameScript(rename).undo());
            }
        }
    }
}
