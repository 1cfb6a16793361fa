package dev.onoma.monitor.cdc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The statements of this package, each a file of its own. */
enum Query {
    ARM,
    ARMED,
    DISARM,
    INSTALL_V1,
    PUBLISHABLE,
    PUBLISHED,
    RELATIONS,
    SERVER,
    SLOT;

    private final String sql;

    Query() {
        String file = name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream in = Query.class.getResourceAsStream(file)) {
            sql = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sql() {
        return sql;
    }
}
