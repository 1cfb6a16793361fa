package dev.onoma.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of fields under headings, for people as lines and for programs as records. */
public record Table(String title, List<String> headings, List<List<Cell>> rows) {

    private static final Pattern WORD_START = Pattern.compile("[^A-Za-z0-9]+([A-Za-z0-9]?)");

    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException("\"%s\" has %d headings, and a row of %d fields: %s"
                        .formatted(title, headings.size(), row.size(), row));
            }
        }
    }

    /** Samples as four fields: the median, the least, the most, and how many there are. */
    public static List<Cell> summary(Samples samples, Unit unit) {
        return List.of(
                Cell.of(samples.median(), unit),
                Cell.of(samples.least(), unit),
                Cell.of(samples.most(), unit),
                Cell.count(samples.count()));
    }

    /** Joins fields to a row. */
    public static List<Cell> row(List<Cell> first, List<Cell> rest) {
        List<Cell> row = new ArrayList<>(first);
        row.addAll(rest);
        return row;
    }

    /** With the title; words to the left, numbers to the right. */
    public List<String> lines() {
        List<List<String>> texts = new ArrayList<>(List.of(headings));
        rows.forEach(row -> texts.add(row.stream().map(Cell::text).toList()));
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> texts.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>(List.of(title));
        texts.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < widths.length; column++) {
            String gap = " ".repeat(widths[column] - width(row.get(column)));
            line.append(' ')
                    .append(isNumeric(column) ? gap + row.get(column) : row.get(column) + gap)
                    .append(' ');
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Cell.Quantity);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Each row as a record whose keys are the headings in camel case. */
    public List<Map<String, @Nullable Object>> records() {
        return rows.stream().map(this::record).collect(Collectors.toUnmodifiableList());
    }

    private Map<String, @Nullable Object> record(List<Cell> row) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (int column = 0; column < row.size(); column++) {
            record.put(key(headings.get(column)), row.get(column).value());
        }
        return Collections.unmodifiableMap(record);
    }

    private static String key(String heading) {
        String lower = heading.toLowerCase(Locale.ROOT);
        return WORD_START.matcher(lower).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
