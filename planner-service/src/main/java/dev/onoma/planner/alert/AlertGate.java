package dev.onoma.planner.alert;

import dev.onoma.planner.AlertsConfig;
import dev.onoma.planner.PlannerConfig;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.wire.Hmac;
import io.smallrye.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who may send alerts: an alert can roll a run back. A bearer token or a signature is enough, each where it is configured;
 * where neither is, only this machine may. Nothing it says holds a secret, and comparing takes the same time wherever it fails.
 */
@ApplicationScoped
public class AlertGate {

    private static final String BEARER = "bearer ";
    private static final String SIGNATURE = "sha256=";

    private final Optional<String> token;
    private final Optional<Hmac> secret;
    private final Duration tolerance;

    @Inject
    public AlertGate(PlannerConfig config) {
        this(config.alerts());
    }

    AlertGate(AlertsConfig config) {
        token = present("onoma.alerts.token", config.token());
        secret = present("onoma.alerts.signature-secret", config.signatureSecret())
                .map(Hmac::new);
        tolerance = config.signatureTolerance();
    }

    private static Optional<String> present(String key, Optional<Secret<String>> configured) {
        return configured.map(Secret::get).map(value -> {
            if (value.isBlank()) {
                throw new IllegalStateException(key + " is blank: set it to a secret, or leave it out.");
            }
            return value;
        });
    }

    /**
     * Lets the sender in.
     *
     * @throws Problem when it may not send alerts
     */
    public void demand(Sender sender, byte[] body, Instant now) {
        if (token.isEmpty() && secret.isEmpty()) {
            if (!sender.onThisMachine()) {
                throw Problem.of(
                        ProblemKind.NOT_AUTHENTICATED,
                        "Without onoma.alerts.token and onoma.alerts.signature-secret alerts are taken from the"
                                + " planner's own machine only. Set one of them, and send alerts with it.");
            }
            return;
        }
        if (!bears(sender)) {
            String refusal = refusal(sender, body, now);
            if (refusal != null) {
                throw Problem.of(ProblemKind.NOT_AUTHENTICATED, "%s", refusal);
            }
        }
    }

    private boolean bears(Sender sender) {
        String header = sender.authorization();
        return token.isPresent()
                && header != null
                && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                && Hmac.same(
                        token.get(), header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong with the signature; null when nothing is. */
    private @Nullable String refusal(Sender sender, byte[] body, Instant now) {
        if (secret.isEmpty() || sender.signature() == null) {
            return sender.authorization() == null
                    ? "Alerts are taken with authentication only. Send %s.".formatted(ways())
                    : "That is not the token for alerts. Send %s.".formatted(ways());
        }
        String timestamp = sender.timestamp();
        if (timestamp == null || !timestamp.matches("[0-9]{1,12}")) {
            return "A signature needs X-Onoma-Timestamp, in seconds since 1970. Send it, and sign it with the body.";
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (age.compareTo(tolerance) > 0) {
            return "The signature is %d s old, more than %d s. Check the clocks of both sides, and sign each request anew."
                    .formatted(age.toSeconds(), tolerance.toSeconds());
        }
        String expected = SIGNATURE + secret.get().sign(timestamp, body);
        return Hmac.same(expected, sender.signature().strip().getBytes(StandardCharsets.UTF_8))
                ? null
                : "The signature is not that of this body. X-Onoma-Signature is sha256= and the HMAC-SHA256, in"
                        + " hexadecimal digits, of X-Onoma-Timestamp, a dot, and the body as it is sent.";
    }

    private String ways() {
        String bearer = token.isPresent() ? "Authorization: Bearer with onoma.alerts.token" : "";
        String signed = secret.isPresent() ? "X-Onoma-Signature and X-Onoma-Timestamp" : "";
        return bearer + (bearer.isEmpty() || signed.isEmpty() ? "" : ", or ") + signed;
    }
}
