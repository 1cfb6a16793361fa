package dev.onoma.executor.step;

import dev.onoma.catalog.Literal;
import dev.onoma.events.FailureReport;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an SQLSTATE means to the executor (PostgreSQL manual, appendix A); the only class that reads them.
 *
 * <p>Messages hold what the server said in its first line, never its detail, which can hold values of rows.
 */
public sealed interface Failure {

    /** Somebody else was faster; trying again can help. */
    record Busy(String sqlState, String said) implements Failure {}

    /** The connection is gone or cannot be had; whether a transaction committed is for the ledger to say. */
    record Disconnected(@Nullable String sqlState, String said) implements Failure {}

    /** The target does not want this command, or not any more. */
    record Refused(Refusal refusal, String said) implements Failure {}

    /** Trying again would bring the same. */
    record Final(Cause cause, @Nullable String sqlState, String said) implements Failure {}

    /** Why {@code onoma.begin_step} refused. */
    enum Refusal {
        TAKEN_ALREADY,
        STALE,
        HALTED,
        CLOSED,
        NEVER_FENCED
    }

    /** What can be asked of the run once the reason is mended. */
    enum WayOut {
        START_AGAIN("start again"),
        ROLL_BACK_AGAIN("roll back again"),
        RESUME("resume");

        private final String words;

        WayOut(String words) {
            this.words = words;
        }
    }

    /** What is to be done about a final failure; {@code %s} is the way out. */
    enum Cause {
        NO_RIGHT("Grant the executor's role the right, or membership in the owner's role, and %s."),
        OBJECT_MISSING(
                "The schema is not what the plan was made for. Plan again.",
                "Somebody has dropped or renamed what the run made. Make it again, and %s."),
        NAME_TAKEN(
                "Somebody made an object of that name since the plan was made. Rename or drop it and %s, or plan again.",
                "Somebody made an object of that name since. Rename or drop it, and %s."),
        DEPENDENTS(
                "Something new depends on the object. Drop it and %s, or plan again.",
                "Something new depends on the object. Drop it, %s, and make it again."),
        TIMEOUT("The statement took longer than onoma.executor.lock-policy.statement-timeout. Raise it, and %s."),
        CANCELLED("Somebody cancelled the statement. Find out who, and %s."),
        ROWS_MOVED("The step was taken back, since a rename must not write rows. Report this as a defect."),
        NO_RESOURCES("The server is out of memory, disk, locks or connections. Free some, and %s."),
        READ_ONLY("The target is a standby or read-only. Point onoma.targets at the primary, and %s."),
        NOT_LET_IN("Check user, password and database of the target's configuration, and pg_hba.conf, and %s."),
        NEVER_FENCED("The ledger of the target was restored or lost. Look what stands, and %s."),
        LOCK_NOT_AVAILABLE("End the transactions in the way or wait for a quieter time, and %s."),
        UNREACHABLE("Check that the target runs and can be reached from the executor, and %s."),
        OUTCOME_UNKNOWN(
                "The target was lost while the step was being taken, and it is not known whether it stands: its ledger"
                        + " knows. Check that the target runs and can be reached from the executor, and %s."),
        NOT_CONFIGURED("Configure the target under onoma.targets of the executor, and %s."),
        UNEXPECTED("Look at the target's log and at the executor's, and %s.");

        private final String forward;
        private final String back;

        Cause(String advice) {
            this(advice, advice);
        }

        Cause(String forward, String back) {
            this.forward = forward;
            this.back = back;
        }

        public String advice(WayOut wayOut) {
            String advice = wayOut == WayOut.START_AGAIN ? forward : back;
            return advice.formatted(wayOut.words);
        }

        public String kind() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param sqlState null where the driver gave none
     * @param said the server's or the driver's message
     */
    static Failure of(@Nullable String sqlState, @Nullable String said) {
        String message = firstLine(said);
        return switch (sqlState) {
            case "55P03", "40P01" -> new Busy(sqlState, message);
            case "ON001" -> new Refused(Refusal.TAKEN_ALREADY, message);
            case "ON002" -> new Refused(Refusal.STALE, message);
            case "ON003" -> new Refused(Refusal.HALTED, message);
            case "ON004" -> new Refused(Refusal.CLOSED, message);
            case "ON005" -> new Refused(Refusal.NEVER_FENCED, message);
            case "57P01", "57P02", "57P03", "57P05", "53300", "25P03" -> new Disconnected(sqlState, message);
            // DDL or GRANT of somebody else on the same object at the same moment
            case "XX000" ->
                message.startsWith("tuple concurrently")
                        ? new Busy(sqlState, message)
                        : new Final(Cause.UNEXPECTED, sqlState, message);
            case null -> new Final(Cause.UNEXPECTED, null, message);
            default ->
                sqlState.startsWith("08")
                        ? new Disconnected(sqlState, message)
                        : new Final(cause(sqlState, message), sqlState, message);
        };
    }

    /** For an attempt whose answer never came. */
    default Failure outcomeUnknown() {
        return this instanceof Disconnected gone
                ? new Final(Cause.OUTCOME_UNKNOWN, gone.sqlState(), gone.said())
                : this;
    }

    /** For a step whose lock could not be had in time. */
    default Final givenUp(String whoIsInTheWay) {
        return switch (this) {
            case Busy busy -> new Final(Cause.LOCK_NOT_AVAILABLE, busy.sqlState(), busy.said() + whoIsInTheWay);
            case Disconnected gone -> new Final(Cause.UNREACHABLE, gone.sqlState(), gone.said());
            case Refused refused -> new Final(Cause.NEVER_FENCED, null, refused.said());
            case Final same -> same;
        };
    }

    private static Cause cause(String sqlState, String message) {
        return switch (sqlState) {
            case "42501" -> Cause.NO_RIGHT;
            case "42P01", "42703", "42704", "42883", "3F000", "42809" -> Cause.OBJECT_MISSING;
            case "42P07", "42701", "42710", "42723", "42P06", "23505" -> Cause.NAME_TAKEN;
            case "2BP01", "0A000" -> Cause.DEPENDENTS;
            case "57014" -> message.contains("statement timeout") ? Cause.TIMEOUT : Cause.CANCELLED;
            case "ON006" -> Cause.ROWS_MOVED;
            case "25006" -> Cause.READ_ONLY;
            case "28000", "28P01", "3D000" -> Cause.NOT_LET_IN;
            default -> sqlState.startsWith("53") ? Cause.NO_RESOURCES : Cause.UNEXPECTED;
        };
    }

    private static String firstLine(@Nullable String said) {
        String line = said == null ? "" : said.lines().findFirst().orElse("");
        return Literal.printable(line.isBlank() ? "no message" : line.strip());
    }

    /** What an event says about a final failure of something, such as a step by its title. */
    static FailureReport report(String what, Final failure, WayOut wayOut) {
        String said = failure.said().endsWith(".") ? failure.said() : failure.said() + ".";
        return new FailureReport(
                failure.cause().kind(),
                failure.sqlState(),
                "Cannot %s: %s %s".formatted(what, said, failure.cause().advice(wayOut)));
    }
}
