package dev.onoma.planner.report;

import dev.onoma.events.StepTiming;
import dev.onoma.planner.report.Metric.Level;
import dev.onoma.planner.report.Report.AlertLine;
import dev.onoma.planner.report.Report.DriftLine;
import dev.onoma.planner.report.Report.Summary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a report says things to people, the same in Markdown and HTML. */
final class Wording {

    static final String NOTHING = "–";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** The end of the run, or where it is, in one sentence. */
    static String verdict(Summary summary) {
        return switch (summary.stage()) {
            case "COMPLETED" -> "Completed: only the new names are left.";
            case "ROLLED_BACK" ->
                "Rolled back"
                        + (Boolean.TRUE.equals(summary.restored())
                                ? ": the schema is exactly what it was before."
                                : Boolean.FALSE.equals(summary.restored())
                                        ? ", but the schema is not what it was before: look at the checks."
                                        : ".");
            case "NEEDS_OPERATOR" -> "Needs an operator: something could not be undone.";
            case "SOAKING" -> "Soaking: old and new names both answer.";
            case "PAUSED" -> "Paused.";
            case "APPROVED" -> "Approved, not started.";
            default -> "Under way.";
        };
    }

    static String stage(String stage) {
        return stage.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String time(@Nullable Instant at) {
        return at == null ? NOTHING : TIME.format(at);
    }

    static String millis(@Nullable Double millis) {
        return millis == null ? NOTHING : Unit.number(millis);
    }

    static String held(@Nullable StepTiming timing) {
        return timing == null ? NOTHING : Unit.number(timing.heldMillis());
    }

    static String waited(@Nullable StepTiming timing) {
        return timing == null ? NOTHING : Unit.number(timing.waitedMillis());
    }

    static String rows(@Nullable Long rows) {
        return rows == null ? NOTHING : String.format(Locale.ROOT, "%,d", rows);
    }

    static String attempts(@Nullable StepTiming timing) {
        return timing == null ? NOTHING : String.valueOf(timing.attempts());
    }

    /** A time span in two units at most. */
    static String span(@Nullable Double millis) {
        if (millis == null) {
            return NOTHING;
        }
        Duration duration = Duration.ofMillis(Math.round(millis));
        if (duration.toMinutes() < 1) {
            return millis < 1_000 ? Unit.number(millis) + " ms" : Unit.number(millis / 1_000) + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toDays() < 1
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toDays() + " d " + duration.toHoursPart() + " h";
    }

    static String median(Metric metric, @Nullable Level level) {
        return level == null ? NOTHING : metric.unit().show(level.median());
    }

    static String change(@Nullable Double percent) {
        return percent == null ? NOTHING : Unit.percent(percent);
    }

    static String ledTo(AlertLine alert) {
        return switch (alert.ledTo()) {
            case ROLLED_BACK -> "rollback";
            case PAUSED -> "pause";
            case NOTHING -> "nothing";
        };
    }

    /** Who did it, as far as PostgreSQL tells. */
    static String who(DriftLine drift) {
        String known = Stream.of(drift.role(), drift.application())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" / "));
        return known.isEmpty() ? "not told" : known;
    }
}
