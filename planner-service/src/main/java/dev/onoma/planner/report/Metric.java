package dev.onoma.planner.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the target's health before, during and after the run.
 *
 * @param name such as {@code probe.checkout.millis}
 * @param duringPercent by how much the median during the run differs from the one before; left out where there is nothing to compare
 * @param afterPercent the same after the run
 * @param points in the order of time, thinned out so that its peaks stay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReportMetric")
public record Metric(
        String name,
        Unit unit,
        @Nullable Level before,
        @Nullable Level during,
        @Nullable Level after,
        @Nullable Double duringPercent,
        @Nullable Double afterPercent,
        List<Point> points) {

    /** A figure in one phase. */
    @Schema(name = "ReportLevel")
    public record Level(int samples, double median, double lowest, double highest) {}

    /** A figure at one time. */
    @Schema(name = "ReportPoint")
    public record Point(Instant at, double value) {}
}
