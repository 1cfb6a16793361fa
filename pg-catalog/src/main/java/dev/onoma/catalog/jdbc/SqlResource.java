package dev.onoma.catalog.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A query that lies as a {@code .sql} resource beside the class that runs it. */
public final class SqlResource {

    private SqlResource() {}

    /** The text of the resource. */
    public static String of(Class<?> owner, String name) {
        try (InputStream stream = owner.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + name + " is missing beside " + owner.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the resource " + name, unreadable);
        }
    }

    /** The text of the resource that has the name of a constant, in small letters. */
    public static String of(Enum<?> query) {
        return of(query.getDeclaringClass(), query.name().toLowerCase(Locale.ROOT) + ".sql");
    }
}
