package dev.onoma.endtoend.hostile;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/**
 * What makes a schema: statements of which each may fail, since a name is taken or what it builds on is missing. So any of them can be
 * left out, and a schema without it is a schema still.
 *
 * @param seed that gave it
 */
public record HostileSchema(long seed, List<String> statements) {

    public HostileSchema {
        statements = List.copyOf(statements);
    }

    /** The schema of a seed; the same seed always gives the same. */
    public static HostileSchema of(long seed) {
        return new HostileSchema(seed, new SchemaGenerator(seed).statements());
    }

    HostileSchema without(int statement) {
        List<String> others = new ArrayList<>(statements);
        others.remove(statement);
        return new HostileSchema(seed, others);
    }

    /** As a script that can be kept. */
    String script() {
        return statements.stream().collect(joining("\n;\n"));
    }
}
