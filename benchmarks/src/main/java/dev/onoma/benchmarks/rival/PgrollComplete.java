package dev.onoma.benchmarks.rival;

import dev.onoma.benchmarks.load.Naming;
import dev.onoma.benchmarks.load.Rename;
import dev.onoma.local.stack.Database;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code pgroll complete}, when all clients have gone over to the new names: now the tables are renamed below the views. The old names are gone
 * with it, and there is no way back.
 */
public record PgrollComplete(Database database, List<Rename> renames) implements Rival {

    public PgrollComplete {
        renames = List.copyOf(renames);
    }

    /** Makes the version that clients of the new names work with, as {@code pgroll start} does. */
    public static PgrollComplete prepared(Database database, List<Rename> renames)
            throws InterruptedException, SQLException {
        PgrollStart.prepared(database, renames).expand();
        return new PgrollComplete(database, renames);
    }

    private PgrollSql sql() {
        return new PgrollSql(database, renames);
    }

    @Override
    public String name() {
        return "pgroll complete";
    }

    @Override
    public Database seen() {
        return sql().seenBy(PgrollSql.NEW_VERSION);
    }

    @Override
    public Naming naming() {
        return Naming.NEW;
    }

    @Override
    public void expand() throws InterruptedException, SQLException {
        sql().drop(PgrollSql.OLD_VERSION);
        sql().rename();
    }

    @Override
    public boolean canUndo() {
        return false;
    }

    @Override
    public void undo() {
        throw new UnsupportedOperationException("pgroll rolls back only what is not completed");
    }
}
