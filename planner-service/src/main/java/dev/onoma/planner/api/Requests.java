package dev.onoma.planner.api;

import dev.onoma.planner.PlannerConfig;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies that the API takes. */
public final class Requests {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2_000;

    private Requests() {}

    /** What a scan is held against; without it the target's own standard. */
    public record ScanRequest(
            @Schema(description = "A naming standard, as YAML") @Nullable
            String standard,

            @Schema(description = "An explicit mapping of old names to new ones, as YAML") @Nullable
            String mapping) {}

    /** For what a plan is to be made. */
    public record PlanRequest(
            @NotBlank String target,

            @Schema(description = "A naming standard, as YAML; without it the target's own") @Nullable
            String standard,

            @Schema(description = "An explicit mapping of old names to new ones, as YAML") @Nullable
            String mapping) {}

    /** Who approves a plan, and which of its hazards. */
    public record ApproveRequest(
            @NotBlank @Size(max = LONGEST_NAME) String by,

            @Schema(description = "Codes of the hazards that somebody has thought about") @Nullable
            List<@NotNull String> acknowledged,

            @Schema(description = "All of them") @Nullable Boolean acknowledgeAll) {}

    /** Who asks a run for something. */
    public record RunRequest(
            @NotBlank @Size(max = LONGEST_NAME) String by,

            @Schema(description = "The target's name, which a production target asks for") @Nullable
            String confirm) {}

    /** Who pauses a run, and why. */
    public record PauseRequest(
            @NotBlank @Size(max = LONGEST_NAME) String by,
            @Nullable @Size(max = LONGEST_TEXT) String reason) {}

    /** Who takes the old names away. */
    public record ContractRequest(
            @NotBlank @Size(max = LONGEST_NAME) String by,

            @Schema(description = "Although old names are still in use; goes into the audit log") @Nullable
            Boolean force,

            @Schema(description = "The target's name, which a production target asks for") @Nullable
            String confirm) {}

    /** Who undoes how much of a run. */
    public record RollbackRequest(
            @NotBlank @Size(max = LONGEST_NAME) String by,
            @Nullable @Size(max = LONGEST_TEXT) String reason,

            @Schema(description = "How much; all when left out") @Nullable
            Scope scope,

            @Schema(description = "The number of the step, with scope step") @Nullable
            Integer step,

            @Schema(description = "The target's name, which a production target asks for") @Nullable
            String confirm) {}

    /** How much of a run is undone. */
    public enum Scope {
        all,
        contract,
        step
    }

    /** One table to be renamed at once (R20). */
    public record RenameTableRequest(
            @NotBlank String old,

            @NotBlank @Schema(name = "new") @com.fasterxml.jackson.annotation.JsonProperty("new")
            String newName,

            @NotBlank @Size(max = LONGEST_NAME) String by,

            @Schema(description = "Codes of the hazards that somebody has thought about") @Nullable
            List<@NotNull String> acknowledged,

            @Nullable Boolean acknowledgeAll,

            @Schema(description = "The target's name, which a production target asks for") @Nullable
            String confirm) {}

    /** One rename to be undone (R20). */
    public record RollbackRenameRequest(
            @Schema(description = "The old or the new name of the table") @NotBlank
            String name,

            @NotBlank @Size(max = LONGEST_NAME) String by,
            @Nullable @Size(max = LONGEST_TEXT) String reason,

            @Schema(description = "The target's name, which a production target asks for") @Nullable
            String confirm) {}

    /** An alert from outside. */
    public record AlertRequest(
            @Schema(description = "The same for all messages about the same trouble; made up when left out")
            @Nullable
            @Size(max = LONGEST_NAME)
            String id,

            @NotBlank String target,

            @Schema(examples = "error-rate")
            @NotNull
            @Pattern(
                    regexp = PlannerConfig.ALERT_KIND,
                    message = "must be lower-case words such as error-rate, of 64 characters at the most")
            String kind,

            @NotNull dev.onoma.events.Alert.Severity severity,
            @NotBlank @Size(max = LONGEST_NAME) String source,
            @NotBlank @Size(max = LONGEST_TEXT) String summary,

            @Schema(description = "run says which run it is about; without it the one that holds the target")
            @Nullable
            @Size(max = 50)
            Map<@NotNull String, @NotNull @Size(max = LONGEST_TEXT) String> details,

            @Schema(description = "When it began: the same for all copies of it") @Nullable
            Instant beganAt) {}

    /** An alert from outside is over. */
    public record ResolvedAlertRequest(
            @NotBlank @Size(max = LONGEST_NAME) String id,
            @NotBlank String target) {}
}
