package dev.onoma.plan.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case file: {@code === before} makes the schema, {@code === old} reads and writes by old names, {@code === new} by new ones, both as
 * often as one likes; {@code === standard} adds to the default standard. Statements are separated by a line with a lone {@code ;}.
 */
record Case(String name, String before, String standard, List<String> old, List<String> renamed) {

    static Stream<Case> all() {
        Path folder = Path.of("src/test/resources/acceptance");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Case::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Case(
                file.getFileName().toString(),
                section(text, "before"),
                section(text, "standard"),
                statements(section(text, "old")),
                statements(section(text, "new")));
    }

    private static String section(String text, String name) {
        return Arrays.stream(text.split("(?m)^=== "))
                .filter(part -> part.startsWith(name + "\n"))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static List<String> statements(String section) {
        return Arrays.stream(section.split("(?m)^;$")).filter(s -> !s.isBlank()).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
