package dev.onoma.monitor.cdc;

import dev.onoma.monitor.target.TargetSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells Onoma's own transactions by the target's ledger, into which nobody else can write: not by a name, which anybody could take.
 * For one thread.
 */
public final class OwnTransactions {

    private static final Duration PAUSE = Duration.ofMillis(2);

    /** Rows carry the last 32 bits of the number only; it is the latest one before the next that ends in them. */
    private static final String WHOLE_NUMBER = """
        SELECT (next - ((next - ?::bigint) & 4294967295))::text
        FROM (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next) AS snapshot\
        """;

    private static final String STATUS = "SELECT pg_xact_status(?::text::xid8)";

    private static final String IN_LEDGER =
            "SELECT EXISTS (SELECT FROM onoma.step_ledger WHERE transaction = ?::text::xid8)::text";

    private final TargetSession session;
    private @Nullable String last;
    private boolean lastIsOwn;

    public OwnTransactions(TargetSession session) {
        this.session = session;
    }

    /** Whether Onoma did it. */
    public boolean contains(Change change) throws SQLException, InterruptedException {
        return switch (change) {
            case Change.Ddl ddl -> isOwn(ddl.transaction());
            case Change.Row row ->
                isOwn(ask(WHOLE_NUMBER, Long.toString(row.transaction())).orElseThrow());
        };
    }

    private boolean isOwn(String transaction) throws SQLException, InterruptedException {
        // One step is many commands of one transaction.
        if (!transaction.equals(last)) {
            // The stream has a commit as soon as it is on disk; others see it a moment later, or when the standbys have
            // it.
            while (ask(STATUS, transaction).filter("in progress"::equals).isPresent()) {
                Thread.sleep(PAUSE);
            }
            lastIsOwn = ask(IN_LEDGER, transaction).filter("true"::equals).isPresent();
            last = transaction;
        }
        return lastIsOwn;
    }

    private Optional<String> ask(String sql, String argument) throws SQLException {
        try {
            return askOnce(sql, argument);
        } catch (SQLException e) {
            // An idle connection may have been cut.
            session.close();
            return askOnce(sql, argument);
        }
    }

    private Optional<String> askOnce(String sql, String argument) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
