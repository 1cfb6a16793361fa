package dev.onoma.benchmarks.rival;

import dev.onoma.benchmarks.load.Naming;
import dev.onoma.benchmarks.load.Rename;
import dev.onoma.local.stack.Database;
import java.sql.SQLException;
import java.util.List;

/** {@code pgroll start} and {@code pgroll rollback}: views of the new names come and go, and no table is renamed. */
public record PgrollStart(Database database, List<Rename> renames) implements Rival {

    public PgrollStart {
        renames = List.copyOf(renames);
    }

    /** Makes the version that clients of the old names work with, as {@code pgroll baseline} does. */
    public static PgrollStart prepared(Database database, List<Rename> renames)
            throws InterruptedException, SQLException {
        new PgrollSql(database, renames).create(PgrollSql.OLD_VERSION, Naming.OLD);
        return new PgrollStart(database, renames);
    }

    private PgrollSql sql() {
        return new PgrollSql(database, renames);
    }

    @Override
    public String name() {
        return "pgroll start";
    }

    @Override
    public Database seen() {
        return sql().seenBy(PgrollSql.OLD_VERSION);
    }

    @Override
    public Database seenByNewNames() {
        return sql().seenBy(PgrollSql.NEW_VERSION);
    }

    @Override
    public void expand() throws InterruptedException, SQLException {
        sql().create(PgrollSql.NEW_VERSION, Naming.NEW);
    }

    @Override
    public void undo() throws InterruptedException, SQLException {
        sql().drop(PgrollSql.NEW_VERSION);
    }
}
