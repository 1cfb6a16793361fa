package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Identifier;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The row a result stands at, in the types of the catalogue. What rows have in common, such as most columns' names, they share. */
final class Row {

    private final ResultSet results;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Identifier> names = new HashMap<>();

    Row(ResultSet results) {
        this.results = results;
    }

    long oid(String column) throws SQLException {
        return results.getLong(column);
    }

    int number(String column) throws SQLException {
        return results.getInt(column);
    }

    double real(String column) throws SQLException {
        return results.getDouble(column);
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    /** A value of PostgreSQL's type {@code "char"}, NUL where it is empty. */
    char letter(String column) throws SQLException {
        String text = text(column);
        return text.isEmpty() ? '\0' : text.charAt(0);
    }

    Identifier name(String column) throws SQLException {
        return names.computeIfAbsent(text(column), Identifier::of);
    }

    @Nullable
    Identifier nameOrNull(String column) throws SQLException {
        String name = textOrNull(column);
        return name == null ? null : names.computeIfAbsent(name, Identifier::of);
    }

    /**
     * @throws TornReading when it is null, which it is only where an object went away before its text was made
     */
    String text(String column) throws SQLException {
        String text = textOrNull(column);
        if (text == null) {
            throw new TornReading(column);
        }
        return text;
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        String text = results.getString(column);
        return text == null ? null : texts.computeIfAbsent(text, first -> first);
    }

    /** Numbers between blanks, none where it is null. */
    List<Integer> numbers(String column) throws SQLException {
        return split(column, Integer::valueOf);
    }

    /** OIDs between blanks, none where it is null. */
    List<Long> oids(String column) throws SQLException {
        return split(column, Long::valueOf);
    }

    /** A {@code text[]}, empty where it is null. */
    List<String> texts(String column) throws SQLException {
        Array array = results.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** Texts that each end with NUL, which is how {@code pg_trigger} keeps arguments. */
    List<String> terminatedTexts(String column) throws SQLException {
        byte[] bytes = results.getBytes(column);
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                texts.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return texts;
    }

    private <T> List<T> split(String column, Function<String, T> element) throws SQLException {
        String text = results.getString(column);
        return text == null || text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(element).toList();
    }
}
