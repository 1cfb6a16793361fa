package dev.onoma.local;

import dev.onoma.local.stack.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code jdbc:postgresql://HOST:PORT/DATABASE?user=USER}; the password comes by the environment. */
final class DatabaseOption {

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String DEFAULT_USER = "postgres";

    private DatabaseOption() {}

    /**
     * @param option whose value it is, for errors
     * @param variables what its environment variables begin with, such as {@code ONOMA_TARGET_SHOP}
     * @throws UsageException when it is none, or bears a password
     */
    static Database read(String option, String url, String variables, Map<String, String> environment) {
        if (!url.startsWith(PREFIX) || url.length() == PREFIX.length()) {
            throw new UsageException(
                    "%s takes a JDBC URL of PostgreSQL, jdbc:postgresql://HOST:PORT/DATABASE?user=USER, not \"%s\""
                            .formatted(option, withoutSecrets(url)));
        }
        int question = url.indexOf('?');
        String address = question < 0 ? url : url.substring(0, question);
        List<String> kept = new ArrayList<>();
        String user = environment.getOrDefault(variables + "_USER", DEFAULT_USER);
        for (String parameter :
                question < 0 ? new String[0] : url.substring(question + 1).split("&")) {
            if (parameter.startsWith("password=")) {
                throw new UsageException(
                        "%s: a password in a URL is seen by every user of this machine; leave it out and set %s_PASSWORD"
                                .formatted(option, variables));
            } else if (parameter.startsWith("user=")) {
                user = parameter.substring("user=".length());
            } else if (!parameter.isEmpty()) {
                kept.add(parameter);
            }
        }
        String jdbcUrl = kept.isEmpty() ? address : address + "?" + String.join("&", kept);
        return new Database(jdbcUrl, user, Optional.ofNullable(environment.get(variables + "_PASSWORD")));
    }

    /** What the environment variables of a target begin with. */
    static String variables(String target) {
        return "ONOMA_TARGET_" + target.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("(?i)(password=|//[^/@]*:)[^&@]*", "$1…");
    }
}
