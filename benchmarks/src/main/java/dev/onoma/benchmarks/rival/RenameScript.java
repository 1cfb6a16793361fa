package dev.onoma.benchmarks.rival;

import dev.onoma.benchmarks.load.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one writes by hand to rename a table and leave a view under its old name, and to take that back. */
record RenameScript(Rename rename) {

    List<String> expand() {
        List<String> statements = new ArrayList<>();
        changedColumns()
                .forEach(column -> statements.add(renameColumn(rename.oldName(), column.getKey(), column.getValue())));
        statements.add("ALTER TABLE %s RENAME TO %s".formatted(quoted(rename.oldName()), quoted(rename.newName())));
        statements.add("CREATE VIEW %s WITH (security_invoker = true) AS %s"
                .formatted(quoted(rename.oldName()), selectByOldNames()));
        return statements;
    }

    List<String> undo() {
        List<String> statements = new ArrayList<>();
        statements.add("DROP VIEW " + quoted(rename.oldName()));
        statements.add("ALTER TABLE %s RENAME TO %s".formatted(quoted(rename.newName()), quoted(rename.oldName())));
        changedColumns()
                .forEach(column -> statements.add(renameColumn(rename.oldName(), column.getValue(), column.getKey())));
        return statements;
    }

    /** What the view says: every column of the renamed table, as it was called, in its order. */
    String selectByOldNames() {
        return rename.columns().entrySet().stream()
                .map(column -> "%s AS %s".formatted(quoted(column.getValue()), quoted(column.getKey())))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + quoted(rename.newName())));
    }

    List<Map.Entry<String, String>> changedColumns() {
        return rename.columns().entrySet().stream()
                .filter(column -> !column.getKey().equals(column.getValue()))
                .toList();
    }

    private static String renameColumn(String table, String from, String to) {
        return "ALTER TABLE %s RENAME COLUMN %s TO %s".formatted(quoted(table), quoted(from), quoted(to));
    }

    /** Generated names hold letters and underscores only. */
    static String quoted(String name) {
        return '"' + name + '"';
    }
}
