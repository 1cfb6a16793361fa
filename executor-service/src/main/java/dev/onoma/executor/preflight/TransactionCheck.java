package dev.onoma.executor.preflight;

import dev.onoma.catalog.Literal;
import dev.onoma.events.Verdict;
import java.sql.SQLException;
import java.util.List;

/** Whether somebody, a prepared transaction too, has been holding on for long: a step would wait for it. */
final class TransactionCheck implements Preflight.Check {

    private final PreflightLimits limits;

    TransactionCheck(PreflightLimits limits) {
        this.limits = limits;
    }

    private record Open(String who, long seconds) {}

    @Override
    public List<Verdict> verdicts(Subject subject) throws SQLException {
        List<Verdict> verdicts = Query.TRANSACTIONS
                .rows(
                        subject.connection(),
                        row -> new Open(Literal.printable(row.getString("who")), row.getLong("seconds")))
                .stream()
                .filter(open -> open.seconds() >= limits.longTransaction().toSeconds())
                .map(this::verdict)
                .toList();
        return verdicts.isEmpty()
                ? List.of(Verdict.passed("transactions", subject.target(), "No transaction has been open for long."))
                : verdicts;
    }

    private Verdict verdict(Open open) {
        String found = "Its transaction has been open for %d s. ".formatted(open.seconds());
        return open.seconds() >= limits.endlessTransaction().toSeconds()
                ? Verdict.failed("transactions", open.who(), found + "End it, and start again.")
                : Verdict.warning("transactions", open.who(), found + "Steps on tables it uses will wait for it.");
    }
}
