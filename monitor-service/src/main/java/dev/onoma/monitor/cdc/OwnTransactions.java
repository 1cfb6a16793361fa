package dev.onoma.monitor.cdc;

import dev.onoma.monitor.target.TargetSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells Onoma's own transactions by the target's ledger, into which nobody else can write: not by a name, which anybody could take.
 * A transaction in the stream is committed, and so is its row in the ledger. For one thread.
 */
public final class OwnTransactions {

    private static final String BY_NUMBER =
            "SELECT EXISTS (SELECT FROM onoma.step_ledger WHERE transaction = ?::text::xid8)";
    /** Rows carry the last 32 bits only. */
    private static final String BY_LAST_BITS =
            "SELECT EXISTS (SELECT FROM onoma.step_ledger WHERE transaction::text::numeric % 4294967296 = ?::text::numeric)";

    private final TargetSession session;
    private @Nullable String last;
    private boolean lastIsOwn;

    public OwnTransactions(TargetSession session) {
        this.session = session;
    }

    /** Whether Onoma did it. */
    public boolean contains(Change change) throws SQLException {
        return switch (change) {
            // One step is many commands of one transaction.
            case Change.Ddl ddl -> remembered(ddl.transaction());
            case Change.Row row -> ask(BY_LAST_BITS, Long.toString(row.transaction()));
        };
    }

    private boolean remembered(String transaction) throws SQLException {
        if (!transaction.equals(last)) {
            lastIsOwn = ask(BY_NUMBER, transaction);
            last = transaction;
        }
        return lastIsOwn;
    }

    private boolean ask(String sql, String transaction) throws SQLException {
        try {
            return askOnce(sql, transaction);
        } catch (SQLException e) {
            // An idle connection may have been cut.
            session.close();
            return askOnce(sql, transaction);
        }
    }

    private boolean askOnce(String sql, String transaction) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setString(1, transaction);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
