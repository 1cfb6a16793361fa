package dev.onoma.local.demo;

import dev.onoma.local.demo.PlannerClient.SqlFile;
import dev.onoma.local.stack.Database;
import java.util.List;

/**
 * What Onoma is held against: the same steps on a copy of the database, sent by a program that only sends them. A step that gets
 * no lock in time is sent again, as an operator would do.
 */
interface BareExpand {

    /** No step takes so many attempts, unless something is wrong with the comparison itself. */
    int MOST_ATTEMPTS = 1000;

    /**
     * What came of it.
     *
     * @param form in words, for the report
     * @param attempts how often something was sent; one more than the locks that were not got
     */
    record Outcome(String form, int attempts) {}

    /**
     * Takes all steps.
     *
     * @throws DemoFailure when one fails for anything but a lock
     */
    Outcome run(Database database, List<SqlFile> steps) throws InterruptedException;

    /** {@code psql} where it is installed, else the JDBC driver. */
    static BareExpand best() {
        return PsqlExpand.installed().<BareExpand>map(PsqlExpand::new).orElseGet(JdbcExpand::new);
    }
}
