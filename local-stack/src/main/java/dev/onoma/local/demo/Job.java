package dev.onoma.local.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Something that an application does with the shop, by the old names or by the new ones. More than one statement is one
 * transaction.
 */
record Job(
        String name,
        Map<String, ParameterKind> parameters,
        List<StatementTemplate> byOldNames,
        List<StatementTemplate> byNewNames) {

    Job {
        parameters = Map.copyOf(parameters);
        byOldNames = List.copyOf(byOldNames);
        byNewNames = List.copyOf(byNewNames);
    }

    /**
     * @throws IllegalArgumentException when a statement names a parameter that there is not
     */
    static Job of(String name, Map<String, String> parameters, List<String> byOldNames, List<String> byNewNames) {
        Map<String, ParameterKind> kinds = new LinkedHashMap<>();
        parameters.forEach((parameter, kind) -> kinds.put(parameter, ParameterKind.parse(kind)));
        Job job = new Job(
                name,
                kinds,
                byOldNames.stream().map(StatementTemplate::parse).toList(),
                byNewNames.stream().map(StatementTemplate::parse).toList());
        for (Names names : Names.values()) {
            job.statements(names).forEach(statement -> job.demandParameters(statement));
        }
        return job;
    }

    private void demandParameters(StatementTemplate statement) {
        for (String hole : statement.holes()) {
            if (!parameters.containsKey(hole)) {
                throw new IllegalArgumentException(
                        "\"%s\" uses {%s}, which is none of its parameters".formatted(name, hole));
            }
        }
    }

    List<StatementTemplate> statements(Names names) {
        return switch (names) {
            case OLD -> byOldNames;
            case NEW -> byNewNames;
        };
    }

    /** A value for each parameter; all statements of one run use the same. */
    Map<String, Object> draw(RandomGenerator random) {
        Map<String, Object> values = new HashMap<>();
        parameters.forEach((name, kind) -> values.put(name, kind.draw(random)));
        return values;
    }
}
