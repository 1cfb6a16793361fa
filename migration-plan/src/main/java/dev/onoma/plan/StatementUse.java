package dev.onoma.plan;

import dev.onoma.plan.function.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one statement or function body says that a view cannot answer (PostgreSQL manual, CREATE VIEW, "Updatable Views").
 *
 * @param names all names in it
 * @param unanswerable what it uses → why that fails through a view
 */
record StatementUse(Set<String> names, Map<String, String> unanswerable) {

    private static final Map<List<String>, String> FORBIDDEN = forbidden();

    static StatementUse of(String sql) {
        Words words = Words.of(sql);
        Map<String, String> found = new LinkedHashMap<>();
        FORBIDDEN.forEach((sequence, reason) -> {
            if (words.contains(sequence)) {
                found.put(String.join(" ", sequence).toUpperCase(Locale.ROOT), reason);
            }
        });
        return new StatementUse(words.names(), found);
    }

    /** The first reason why the statement fails once the relation of that name is a view. */
    Optional<Map.Entry<String, String>> obstacleFor(String relation) {
        return names.contains(relation) ? unanswerable.entrySet().stream().findFirst() : Optional.empty();
    }

    private static Map<List<String>, String> forbidden() {
        Map<List<String>, String> map = new LinkedHashMap<>();
        map.put(List.of("truncate"), "a view cannot be truncated");
        map.put(List.of("on", "conflict", "on", "constraint"), "a view has no constraints to name");
        map.put(List.of("copy"), "COPY reads and writes tables only; COPY (SELECT …) TO works");
        map.put(List.of("tablesample"), "a view cannot be sampled");
        map.put(List.of("current", "of"), "a cursor over a view has no current row");
        map.put(List.of("ctid"), "a view has no system columns");
        map.put(List.of("xmin"), "a view has no system columns");
        map.put(List.of("tableoid"), "a view has no system columns");
        map.put(List.of("alter", "table"), "the table has another name");
        map.put(List.of("drop", "table"), "the table has another name");
        map.put(List.of("references"), "a foreign key cannot refer to a view");
        map.put(List.of("create", "index"), "a view has no indexes");
        return map;
    }
}
