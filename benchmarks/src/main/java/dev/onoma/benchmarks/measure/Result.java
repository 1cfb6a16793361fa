package dev.onoma.benchmarks.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark found.
 *
 * @param postgres the version of the server that was measured on
 * @param samples every value behind the tables, by a name that says what and in which unit
 * @param notes what a reader has to know to judge the numbers
 */
public record Result(
        String postgres, List<Table> tables, List<Goal> goals, Map<String, Samples> samples, List<String> notes) {

    public Result {
        tables = List.copyOf(tables);
        goals = List.copyOf(goals);
        samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
        notes = List.copyOf(notes);
    }
}
