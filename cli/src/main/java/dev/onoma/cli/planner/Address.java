package dev.onoma.cli.planner;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a service is.
 *
 * @param service such as {@code planner}
 * @param base without a slash at the end
 * @param origin who says so, such as {@code --url}; for error messages
 */
public record Address(String service, URI base, String origin) {

    /**
     * Reads an address.
     *
     * @throws CommandFailure when it is no HTTP address
     */
    public static Address of(String service, String text, String origin) {
        try {
            URI uri = new URI(text.replaceAll("/+$", ""));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return new Address(service, uri, origin);
            }
        } catch (URISyntaxException e) {
            // The same sentence says what an address looks like.
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                "%s gives \"%s\" as the address of the %s, which is none: expected http://HOST:PORT."
                        .formatted(origin, text, service));
    }

    /** The address of something the service has. */
    URI resolve(String path) {
        return URI.create(base + path);
    }
}
