package dev.onoma.planner.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onoma.planner.PlannerConfig.Environment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A target as everybody may see it: no address, user or password.
 *
 * @param activeRun the run that holds it; left out when there is none
 * @param reachability left out of lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Target")
public record TargetReport(
        String name,
        Environment environment,
        @Nullable String activeRun,
        @Nullable String activeStage,
        @Nullable Reachability reachability) {

    /**
     * Whether it answers.
     *
     * @param serverVersion such as {@code 18.6}; left out when it does not answer
     * @param problem why it does not answer, and what to do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Reachability")
    public record Reachability(
            boolean reachable,
            @Nullable String serverVersion,
            @Nullable String problem) {}
}
