package dev.onoma.validator.check;

import dev.onoma.events.Verdict;
import dev.onoma.validator.target.Parallel;
import dev.onoma.validator.target.ServerError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Asks all questions about a run at the same time, as far as the target's connections go. */
public final class Validation {

    /**
     * All checks, those first that take longest. What stands in one line is done one after the other: each of these holds the names
     * of the whole catalogue in memory.
     */
    private static final List<List<Check>> CHECKS = List.of(
            List.of(new ForeignKeyCheck()),
            List.of(new RowCountCheck()),
            List.of(new ViewCheck()),
            List.of(new PrivilegeCheck()),
            List.of(new BusinessRuleCheck()),
            List.of(new NamingCheck(), new ShapeCheck(), new FingerprintCheck()),
            List.of(new IdentityCheck()),
            List.of(new RowSecurityCheck()));

    private Validation() {}

    /** What checks are called in reports and figures. */
    public static List<String> keys() {
        return CHECKS.stream().flatMap(List::stream).map(Check::key).toList();
    }

    /**
     * What a check came to, and how long it took.
     *
     * @param millis connections to wait for included
     */
    public record Timed(CheckResult result, double millis) {}

    /**
     * Runs every check that applies.
     *
     * @throws SQLException when the target cannot be read at the moment, so that trying again may help
     */
    public static List<Timed> run(Inspection inspection) throws SQLException {
        List<Callable<List<Timed>>> tasks = CHECKS.stream()
                .map(checks -> (Callable<List<Timed>>) () -> inTurn(checks, inspection))
                .toList();
        return Parallel.all(tasks).stream().flatMap(List::stream).toList();
    }

    private static List<Timed> inTurn(List<Check> checks, Inspection inspection) throws SQLException {
        List<Timed> results = new ArrayList<>();
        for (Check check : checks) {
            if (check.appliesTo(inspection)) {
                results.add(timed(check, inspection));
            }
        }
        return results;
    }

    private static Timed timed(Check check, Inspection inspection) throws SQLException {
        long start = System.nanoTime();
        CheckResult result = run(check, inspection);
        return new Timed(result, (System.nanoTime() - start) / 1e6);
    }

    private static CheckResult run(Check check, Inspection inspection) throws SQLException {
        try {
            return check.run(inspection);
        } catch (SQLException refused) {
            if (ServerError.isTransient(refused)) {
                throw refused;
            }
            // What cannot be proved is not proved.
            Verdict verdict = Verdict.failed(
                    check.key(),
                    inspection.target().name(),
                    "The check cannot be made: " + ServerError.sentence(refused)
                            + ". See which rights the README asks for the validator's role.");
            return new CheckResult(check.key(), 0, "could not be made", List.of(verdict));
        }
    }
}
