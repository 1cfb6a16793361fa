package dev.onoma.benchmarks.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the standard makes of a generated table.
 *
 * @param columns every column, old name → new name, in the table's order
 */
public record Rename(String oldName, String newName, Map<String, String> columns) {

    public Rename {
        columns = new LinkedHashMap<>(columns);
    }
}
