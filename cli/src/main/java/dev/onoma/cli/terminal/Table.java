package dev.onoma.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, in columns as wide as their widest cell. */
public final class Table {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** Where the texts of a column begin or end. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /**
     * A column.
     *
     * @param least how many cells of the terminal it takes at least
     * @param most how many it takes at most: a longer text pushes only its own row aside
     */
    public record Column(String heading, Align align, int least, int most) {

        public static Column left(String heading) {
            return new Column(heading, Align.LEFT, 0, Integer.MAX_VALUE);
        }

        public static Column right(String heading) {
            return new Column(heading, Align.RIGHT, 0, Integer.MAX_VALUE);
        }

        /** For rows that come later and may be wider than those that are known. */
        public Column atLeast(int width) {
            return new Column(heading, align, width, most);
        }

        /** For texts of which a few are much longer than the others. */
        public Column atMost(int width) {
            return new Column(heading, align, least, width);
        }
    }

    /** A text in a table. */
    public record Cell(String text, Style style) {

        public Cell {
            text = Printable.of(text);
        }

        public static Cell of(Object text) {
            return new Cell(String.valueOf(text), Style.PLAIN);
        }
    }

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row: strings and numbers, or cells where a style is wanted. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns.");
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> cell instanceof Cell styled ? styled : Cell.of(cell))
                .toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The heading, then a line for each row. */
    List<String> lines(Terminal terminal) {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(
                terminal,
                widths,
                columns.stream().map(c -> new Cell(c.heading(), Style.DIM)).toList()));
        rows.forEach(row -> lines.add(line(terminal, widths, row)));
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int widest = rows.stream()
                    .mapToInt(row -> Printable.width(row.get(column).text()))
                    .max()
                    .orElse(0);
            Column shape = columns.get(i);
            widths[i] =
                    Math.max(Math.min(widest, shape.most()), Math.max(shape.least(), Printable.width(shape.heading())));
        }
        return widths;
    }

    private String line(Terminal terminal, int[] widths, List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = cells.get(i);
            String padding = " ".repeat(Math.max(0, widths[i] - Printable.width(cell.text())));
            String painted = terminal.paint(cell.text(), cell.style());
            boolean left = columns.get(i).align() == Align.LEFT;
            line.append(i == 0 ? "" : GAP).append(left ? painted + padding : padding + painted);
        }
        return line.toString().stripTrailing();
    }
}
