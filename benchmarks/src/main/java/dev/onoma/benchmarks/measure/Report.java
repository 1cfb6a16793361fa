package dev.onoma.benchmarks.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result with all that is needed to get it again.
 *
 * @param command as it was typed
 * @param settings the numbers that decide how much is measured
 */
public record Report(
        String benchmark, String command, Instant date, Machine machine, Map<String, Integer> settings, Result result) {

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Table table : result.tables()) {
            lines.add("");
            lines.addAll(table.lines());
        }
        lines.add("");
        result.goals().forEach(goal -> lines.add(goal.inWords()));
        result.notes().forEach(note -> lines.add("note: " + note));
        lines.add("");
        lines.add(command);
        lines.add("%s, %s".formatted(date, machine.inWords(result.postgres())));
        return lines;
    }

    /**
     * For programs.
     *
     * @throws IOException when the file cannot be written
     */
    public void write(Path file) throws IOException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("benchmark", benchmark);
        document.put("command", command);
        document.put("date", date.toString());
        document.put("machine", machine);
        document.put("postgres", result.postgres());
        document.put("settings", settings);
        document.put("goals", result.goals().stream().map(Report::goal).toList());
        Map<String, Object> tables = new LinkedHashMap<>();
        result.tables().forEach(table -> tables.put(table.title(), table.records()));
        document.put("tables", tables);
        Map<String, Object> samples = new LinkedHashMap<>();
        result.samples().forEach((name, values) -> samples.put(name, values.values()));
        document.put("samples", samples);
        document.put("notes", result.notes());
        Path target = file.toAbsolutePath();
        if (target.getParent() != null) {
            Files.createDirectories(target.getParent());
        }
        Files.write(
                target,
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(document));
    }

    private static Map<String, Object> goal(Goal goal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", goal.what());
        fields.put("measured", goal.measured());
        fields.put("bound", goal.bound().name());
        fields.put("limit", goal.limit());
        fields.put("unit", goal.unit().name());
        fields.put("met", goal.isMet());
        return fields;
    }
}
