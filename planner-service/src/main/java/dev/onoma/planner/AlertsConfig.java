package dev.onoma.planner;

import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who may send alerts over HTTP, and how they are taken: {@code onoma.alerts}. */
public interface AlertsConfig {

    /**
     * Who sends {@code Authorization: Bearer} with this may. Without it and {@code signature-secret} only senders on this machine may.
     */
    Optional<Secret<String>> token();

    /**
     * Who signs with this may: {@code X-Onoma-Signature} is {@code sha256=} and the HMAC-SHA256, in hexadecimal digits, of
     * {@code X-Onoma-Timestamp} (seconds since 1970), a dot, and the body.
     */
    Optional<Secret<String>> signatureSecret();

    /** How old a signature may be. */
    @WithDefault("5m")
    Duration signatureTolerance();

    /** An open alert that did not come again for so long, and does not say when it began, is taken for over. */
    @WithDefault("1h")
    Duration forgetAfter();
}
