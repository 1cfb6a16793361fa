package dev.onoma.validator.check;

import dev.onoma.events.Verdict;
import dev.onoma.validator.target.ServerError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends probes to a target: many in one round trip, and one by one only where that failed. */
public final class ViewProbing {

    static final String CHECK = "views";

    /** The most views in one round trip: each is locked, in the mode of readers, until it ends. */
    private static final int MOST_IN_ONE = 20;

    private ViewProbing() {}

    /**
     * What a view refuses that the relation itself would do.
     *
     * @param connection in auto-commit mode
     */
    public static List<Verdict> failures(Connection connection, List<ViewProbe> probes) throws SQLException {
        List<Verdict> failures = new ArrayList<>();
        for (int start = 0; start < probes.size(); start += MOST_IN_ONE) {
            List<ViewProbe> some = probes.subList(start, Math.min(probes.size(), start + MOST_IN_ONE));
            if (refusal(connection, together(some)).isPresent()) {
                for (ViewProbe probe : some) {
                    failures.addAll(oneByOne(connection, probe));
                }
            }
        }
        return failures;
    }

    private static String together(List<ViewProbe> probes) {
        List<String> statements = probes.stream()
                .flatMap(probe -> probe.statements().stream())
                .map(ViewProbe.Statement::onView)
                .toList();
        return String.join(";\n", statements);
    }

    private static List<Verdict> oneByOne(Connection connection, ViewProbe probe) throws SQLException {
        List<Verdict> failures = new ArrayList<>();
        for (ViewProbe.Statement statement : probe.statements()) {
            Optional<SQLException> refused = refusal(connection, statement.onView());
            // Where the relation itself refuses it too, the view is no worse than what it stands for.
            if (refused.isPresent() && refusal(connection, statement.onBase()).isEmpty()) {
                failures.add(Verdict.failed(
                        CHECK,
                        probe.view().toString(),
                        "Nobody can " + statement.action() + " it by its old name, while " + probe.base()
                                + " allows it: " + ServerError.sentence(refused.get()) + ". Roll the step back."));
            }
        }
        return failures;
    }

    private static Optional<SQLException> refusal(Connection connection, String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
            return Optional.empty();
        } catch (SQLException refused) {
            if (ServerError.isTransient(refused)) {
                throw refused;
            }
            return Optional.of(refused);
        }
    }
}
