package dev.onoma.cli.command;

import dev.onoma.cli.terminal.Style;
import dev.onoma.cli.terminal.Table.Cell;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values of the API are said to people. */
final class Words {

    private Words() {}

    static String millis(@Nullable Double millis) {
        return millis == null ? "–" : String.format(Locale.ROOT, "%,.1f", millis);
    }

    static String rows(@Nullable Long rows) {
        return rows == null ? "–" : String.format(Locale.ROOT, "%,d", rows);
    }

    /** A number with its noun, which takes an s. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    static Cell stage(String stage) {
        return new Cell(
                stage,
                switch (stage) {
                    case "SOAKING", "COMPLETED" -> Style.GOOD;
                    case "NEEDS_OPERATOR" -> Style.BAD;
                    case "PAUSED", "ROLLING_BACK", "ROLLED_BACK" -> Style.CAUTION;
                    default -> Style.BOLD;
                });
    }

    static Cell state(String state) {
        return new Cell(
                state.toLowerCase(Locale.ROOT),
                switch (state) {
                    case "VALIDATED" -> Style.GOOD;
                    case "FAILED" -> Style.BAD;
                    case "BLOCKED", "REVERTED" -> Style.CAUTION;
                    case "PENDING" -> Style.DIM;
                    default -> Style.PLAIN;
                });
    }

    static Cell outcome(String outcome) {
        return new Cell(
                outcome.toLowerCase(Locale.ROOT),
                switch (outcome) {
                    case "PASSED" -> Style.GOOD;
                    case "FAILED" -> Style.BAD;
                    default -> Style.CAUTION;
                });
    }

    /** The first digits of a hash, enough to tell two apart. */
    static String abbreviated(String hash) {
        return hash.length() <= 12 ? hash : hash.substring(0, 12);
    }
}
