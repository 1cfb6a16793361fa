package dev.onoma.monitor.health;

import dev.onoma.events.Verdict.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * Whether a query takes longer than it did (R10, R11). Percentages alone would call every hiccup a regression, so a change counts only
 * as far as it is larger than chance, and longer than a delay that nobody notices.
 *
 * <p>Two questions are asked. Of the latest many executions: is their median beyond the limit by more than medians of so many samples
 * differ by chance? That finds small changes. Of the latest few: are nearly all of them beyond the limit, and beyond what was usual?
 * That finds large changes soon, and no checkpoint that slows a few in a row.
 *
 * @param warnPercent slower by this much is a warning
 * @param rollBackPercent slower by this much is a failure
 * @param floorMillis no change below this counts, whatever its percentage
 */
public record Comparison(double warnPercent, double rollBackPercent, double floorMillis) {

    /** The latest few executions; with fewer nothing is said. */
    static final int FEW = 9;
    /** The latest many; no more are remembered. */
    static final int MANY = 30;

    /** Half of them say as much about a median as is needed. */
    private static final int ENOUGH = MANY / 2;
    /** So many standard errors of a median are no chance. */
    private static final double SURE = 4.5;
    /** So many standard deviations of nearly all of a few are no chance. */
    private static final double UNUSUAL = 2;
    /** Of a normal distribution: the standard deviation in median absolute deviations. */
    private static final double SIGMA_PER_SPREAD = 1.4826;
    /** Of a normal distribution: how much less sure a median is than a mean. */
    private static final double MEDIAN_ERROR = 1.2533;
    /** A spread of nothing is an accident of few samples, or of a clock. */
    private static final double LEAST_SIGMA = 0.01;

    public Comparison {
        if (!(warnPercent > 0 && rollBackPercent >= warnPercent && floorMillis >= 0)) {
            throw new IllegalArgumentException(
                    "warn-percent is %s, roll-back-percent %s, floor %s ms: expected 0 < warn-percent <= roll-back-percent, and no negative floor."
                            .formatted(warnPercent, rollBackPercent, floorMillis));
        }
    }

    /**
     * What the comparison came to.
     *
     * @param changePercent how much longer the median is than the baseline's
     */
    public record Judgement(Outcome outcome, double millis, double changePercent, String message) {}

    /**
     * Compares.
     *
     * @param latest the latest executions in milliseconds, the oldest first; one that was cut off counts as its time limit
     */
    public Judgement judge(Baseline before, List<Double> latest) {
        List<Double> many = latest.subList(Math.max(0, latest.size() - MANY), latest.size());
        Baseline now = Baseline.of(many).orElse(before);
        if (many.size() < FEW || before.samples() < FEW) {
            return new Judgement(
                    Outcome.PASSED,
                    now.median(),
                    change(before, now.median()),
                    "Not judged: %d executions before and %d now, %d needed of each."
                            .formatted(before.samples(), many.size(), FEW));
        }
        Outcome lasting = many.size() < ENOUGH ? Outcome.PASSED : lasting(before, now);
        List<Double> few = many.subList(many.size() - FEW, many.size());
        Outcome sudden = sudden(before, few);
        Baseline shown = sudden.compareTo(lasting) > 0 ? Baseline.of(few).orElse(now) : now;
        return new Judgement(
                sudden.compareTo(lasting) > 0 ? sudden : lasting,
                shown.median(),
                change(before, shown.median()),
                message(before, shown));
    }

    private Outcome lasting(Baseline before, Baseline now) {
        double error = MEDIAN_ERROR * sigma(before) * Math.sqrt(1.0 / before.samples() + 1.0 / now.samples());
        return outcome(before, now.median() - SURE * error);
    }

    private Outcome sudden(Baseline before, List<Double> few) {
        double nearlyAll = few.stream().sorted().skip(1).findFirst().orElse(0.0);
        // The fewer samples the spread rests on, the less it is to be trusted.
        double usual = before.median() + UNUSUAL * (1 + 2 / Math.sqrt(before.samples())) * sigma(before);
        return nearlyAll > usual ? outcome(before, nearlyAll) : Outcome.PASSED;
    }

    /** What a time is, if it is no chance. */
    private Outcome outcome(Baseline before, double millis) {
        double change = change(before, millis);
        if (millis - before.median() < floorMillis || change < warnPercent) {
            return Outcome.PASSED;
        }
        return change < rollBackPercent ? Outcome.WARNING : Outcome.FAILED;
    }

    private static double sigma(Baseline before) {
        return Math.max(SIGMA_PER_SPREAD * before.spread(), LEAST_SIGMA * before.median());
    }

    private static double change(Baseline before, double millis) {
        return before.median() <= 0 ? 0 : 100 * (millis / before.median() - 1);
    }

    private String message(Baseline before, Baseline now) {
        return String.format(
                Locale.ROOT,
                "median %.2f ms of %d executions, %.2f ms of %d before (spread %.2f ms): %+.0f %%, warning at %.0f %%,"
                        + " failure at %.0f %%",
                now.median(),
                now.samples(),
                before.median(),
                before.samples(),
                before.spread(),
                change(before, now.median()),
                warnPercent,
                rollBackPercent);
    }
}
