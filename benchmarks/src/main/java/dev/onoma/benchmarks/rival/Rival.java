package dev.onoma.benchmarks.rival;

import dev.onoma.benchmarks.load.Naming;
import dev.onoma.local.stack.Database;
import java.sql.SQLException;

/** A way to let a schema answer by new names while clients go on. */
public sealed interface Rival permits Flyway, Liquibase, Onoma, PgrollComplete, PgrollStart, PlainScript {

    /** What it is called in tables. */
    String name();

    /** The database as its clients see it. */
    Database seen();

    /** By which names clients speak before, during and after. */
    default Naming naming() {
        return Naming.OLD;
    }

    /** The database as clients of the new names see it once it is expanded. */
    default Database seenByNewNames() {
        return seen();
    }

    /** Returns when the new names answer, and those by which clients speak still do. */
    void expand() throws InterruptedException, SQLException;

    /** Whether there is a way back. */
    default boolean canUndo() {
        return true;
    }

    /** Returns when all is as before. */
    void undo() throws InterruptedException, SQLException;
}
