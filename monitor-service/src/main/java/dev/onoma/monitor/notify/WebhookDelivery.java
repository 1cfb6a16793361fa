package dev.onoma.monitor.notify;

import dev.onoma.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells a program: the notification as JSON, signed as the planner expects alerts to be signed. {@code X-Onoma-Signature} is
 * {@code sha256=} and the HMAC-SHA256, in hexadecimal digits, of {@code X-Onoma-Timestamp} (seconds since 1970), a dot, and the body.
 */
public final class WebhookDelivery implements Delivery {

    private static final String ALGORITHM = "HmacSHA256";

    private final Posting posting;
    private final @Nullable String secret;

    /**
     * @param secret to sign with; null for no signature
     */
    public WebhookDelivery(URI address, @Nullable String secret) {
        this.posting = new Posting(address);
        this.secret = secret;
    }

    WebhookDelivery(URI address, @Nullable String secret, Duration patience) {
        this.posting = new Posting(address, patience);
        this.secret = secret;
    }

    @Override
    public void deliver(Notification notification) throws DeliveryFailed, InterruptedException {
        byte[] body = Json.write(notification).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        if (secret != null) {
            String timestamp = Long.toString(Instant.now().getEpochSecond());
            headers.put("X-Onoma-Timestamp", timestamp);
            headers.put("X-Onoma-Signature", "sha256=" + sign(secret, timestamp, body));
        }
        posting.post(body, headers);
    }

    static String sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
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
