package dev.onoma.executor.preflight;

import dev.onoma.events.Verdict;
import java.sql.SQLException;
import java.util.List;

/** Whether the server can be worked on at all. */
final class ServerCheck implements Preflight.Check {

    private static final int OLDEST = 14;

    @Override
    public List<Verdict> verdicts(Subject subject) throws SQLException {
        return List.of(version(subject), writable(subject));
    }

    private static Verdict version(Subject subject) throws SQLException {
        String product = "PostgreSQL " + subject.connection().getMetaData().getDatabaseProductVersion();
        return subject.connection().getMetaData().getDatabaseMajorVersion() >= OLDEST
                ? Verdict.passed("server-version", subject.target(), product)
                : Verdict.failed(
                        "server-version",
                        subject.target(),
                        "%s is older than %d, the oldest that is supported. Upgrade it.".formatted(product, OLDEST));
    }

    private static Verdict writable(Subject subject) throws SQLException {
        boolean standby = Query.SERVER
                .rows(subject.connection(), row -> row.getBoolean("standby"))
                .getFirst();
        return standby
                ? Verdict.failed(
                        "writable",
                        subject.target(),
                        "The server is a standby. Point onoma.targets.%s.jdbc-url at the primary."
                                .formatted(subject.target()))
                : Verdict.passed("writable", subject.target(), "The server is a primary.");
    }
}
