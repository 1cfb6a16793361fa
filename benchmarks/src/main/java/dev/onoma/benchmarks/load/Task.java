package dev.onoma.benchmarks.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a client does; more than one statement is one transaction.
 *
 * @param statements each {@code ?} stands for the key of a row, the same one in all of them
 */
public record Task(String name, List<String> statements) {

    public Task {
        statements = List.copyOf(statements);
    }

    /** How many values a statement takes. */
    static int holes(String statement) {
        return (int) statement.chars().filter(c -> c == '?').count();
    }

    /**
     * What clients of a generated schema do all day, with each of its tables in turn. Rows are locked from a child to its parent only and
     * tables in both directions, so that no client can fail by another one's doing, only by a migration's.
     */
    public static List<Task> ofDay(Schema schema, Naming naming) {
        List<Rename> renames = schema.renames();
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < renames.size(); number++) {
            tasks.addAll(ofDay(renames.get(number), renames.get(Schema.parent(number)), naming));
        }
        return tasks;
    }

    private static List<Task> ofDay(Rename child, Rename parent, Naming naming) {
        return List.of(
                task(child, parent, naming, "read a row", "SELECT id, %3$s, %4$s FROM %1$s WHERE id = ?"),
                task(
                        child,
                        parent,
                        naming,
                        "read a row with its parent",
                        "SELECT c.id, c.%3$s, p.%4$s FROM %1$s c JOIN %2$s p ON p.id = c.%5$s WHERE c.id = ?"),
                task(child, parent, naming, "change a row", "UPDATE %1$s SET %4$s = %4$s + 1 WHERE id = ?"),
                task(
                        child,
                        parent,
                        naming,
                        "add or change a row",
                        "INSERT INTO %1$s (id, %5$s) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET %4$s = 1"),
                task(
                        child,
                        parent,
                        naming,
                        "add a row, change its parent",
                        "INSERT INTO %1$s (%5$s) VALUES (?)",
                        "UPDATE %2$s SET %4$s = %4$s - 1 WHERE id = ?"),
                task(
                        child,
                        parent,
                        naming,
                        "read a parent, then its rows",
                        "SELECT %4$s FROM %2$s WHERE id = ?",
                        "SELECT count(*) FROM (SELECT FROM %1$s WHERE %5$s = ? LIMIT 20) AS few"));
    }

    /** The tables are called alike, and so are their columns. */
    private static Task task(Rename child, Rename parent, Naming naming, String name, String... statements) {
        List<String> named = new ArrayList<>();
        for (String statement : statements) {
            named.add(statement.formatted(
                    quoted(naming.table(child)),
                    quoted(naming.table(parent)),
                    quoted(naming.column(child, "itemTitle")),
                    quoted(naming.column(child, "stockCount")),
                    quoted(naming.column(child, "parentId"))));
        }
        return new Task(name, named);
    }

    /** Generated names hold letters and underscores only. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
