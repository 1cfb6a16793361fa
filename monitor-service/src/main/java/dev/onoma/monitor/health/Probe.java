package dev.onoma.monitor.health;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application is asked over HTTP how it is (R9).
 *
 * @param timeout for all of it: connecting, redirects, the body
 * @param failuresAllowed so many failures in a row are nothing yet
 * @param status the answer it has to give
 * @param pointer a place in the JSON that it answers (RFC 6901), which has to be there; null where the body does not matter
 * @param expected what has to be there; null where anything will do
 * @param slow an answer that takes longer is a warning; null where only the timeout counts
 * @param authorization the header of that name; sent to the host of {@code url} only
 */
public record Probe(
        String name,
        URI url,
        Duration every,
        Duration timeout,
        int failuresAllowed,
        int status,
        @Nullable JsonPointer pointer,
        @Nullable String expected,
        @Nullable Duration slow,
        @Nullable String authorization) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public Probe {
        if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("The probe %s asks %s: expected http://HOST/PATH or https://HOST/PATH."
                    .formatted(name, shown(url)));
        }
        if (expected != null && pointer == null) {
            throw new IllegalArgumentException(
                    "The probe %s says what it expects, but not where: set pointer, such as /status.".formatted(name));
        }
        if (every.isNegative() || every.isZero() || timeout.isNegative() || timeout.isZero() || failuresAllowed < 0) {
            throw new IllegalArgumentException(
                    "The probe %s has every %s, timeout %s, failures-allowed %d: expected times longer than nothing and no negative number."
                            .formatted(name, every, timeout, failuresAllowed));
        }
    }

    /** An address without what may be secret in it: user, query and fragment. */
    static String shown(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + (url.getPath() == null ? "" : url.getPath());
    }

    @Override
    public String toString() {
        return name + " (" + shown(url) + ")";
    }
}
