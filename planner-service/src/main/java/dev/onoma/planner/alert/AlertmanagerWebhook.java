package dev.onoma.planner.alert;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus' Alertmanager sends to a webhook, in version 4 (Alertmanager's documentation, webhook_config): as much of it as is
 * used. Labels of the group come with each of its alerts.
 *
 * @param truncatedAlerts how many more alerts the group has
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AlertmanagerWebhook(
        @NotNull @Pattern(regexp = "4", message = "must be 4, the version of Alertmanager's webhook that is understood")
        String version,

        @Schema(description = "Groups share their reason to be told together") @Nullable
        String groupKey,

        @Nullable Integer truncatedAlerts,
        @NotEmpty @Size(max = 1_000) @Valid List<@NotNull @Valid Entry> alerts) {

    /**
     * One alert of the group.
     *
     * @param endsAt when it was over, or is taken for over if nothing more is heard
     * @param fingerprint the same for all messages with these labels
     */
    @Schema(name = "AlertmanagerAlert")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(
            @NotNull @Pattern(regexp = "firing|resolved") String status,

            @Schema(description = "target says whose alert it is; severity, run and kind are understood too") @NotNull
            Map<String, String> labels,

            @Nullable Map<String, String> annotations,
            @NotNull Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable @Size(max = 200) String fingerprint,
            @Nullable String generatorURL) {

        public boolean resolved() {
            return status.equals("resolved");
        }
    }
}
