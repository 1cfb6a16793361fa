package dev.onoma.monitor.notify;

import dev.onoma.wire.Hmac;
import dev.onoma.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a program: the notification as JSON, signed as the planner expects alerts to be signed. {@code X-Onoma-Signature} is
 * {@code sha256=} and the HMAC-SHA256, in hexadecimal digits, of {@code X-Onoma-Timestamp} (seconds since 1970), a dot, and the body.
 */
public final class WebhookDelivery implements Delivery {

    private final Posting posting;
    private final @Nullable Hmac hmac;

    /**
     * @param secret to sign with; null for no signature
     */
    public WebhookDelivery(URI address, @Nullable String secret) {
        this(new Posting(address), secret);
    }

    WebhookDelivery(URI address, @Nullable String secret, Duration patience) {
        this(new Posting(address, patience), secret);
    }

    private WebhookDelivery(Posting posting, @Nullable String secret) {
        this.posting = posting;
        this.hmac = secret == null ? null : new Hmac(secret);
    }

    @Override
    public void deliver(Notification notification) throws DeliveryFailed, InterruptedException {
        byte[] body = Json.write(notification).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        if (hmac != null) {
            String timestamp = Long.toString(Instant.now().getEpochSecond());
            headers.put("X-Onoma-Timestamp", timestamp);
            headers.put("X-Onoma-Signature", "sha256=" + hmac.sign(timestamp, body));
        }
        posting.post(body, headers);
    }

    @Override
    public String toString() {
        return "webhook at " + posting;
    }

    @Override
    public void close() {
        posting.close();
    }
}
