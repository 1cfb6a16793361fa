package dev.onoma.validator.step;

import dev.onoma.events.Verdict;
import dev.onoma.plan.step.Postcondition;
import dev.onoma.validator.check.ViewProbe;
import dev.onoma.validator.check.ViewProbing;
import dev.onoma.validator.target.TargetDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at many steps at once: a few catalogue queries and one round trip of EXPLAIN for all of them. */
final class StepValidator {

    private StepValidator() {}

    /** The failures of each expectation, in order. Every query is a transaction of its own, so that no lock is kept. */
    static List<List<Verdict>> failures(TargetDatabase target, List<Expectation> expectations) throws SQLException {
        List<Postcondition> conditions = expectations.stream()
                .flatMap(expectation -> expectation.conditions().stream())
                .toList();
        try (Connection connection = target.connect()) {
            Facts facts = FactReader.read(connection, conditions);
            List<List<Verdict>> failures = new ArrayList<>();
            expectations.forEach(expectation -> failures.add(new ArrayList<>(Judge.failures(expectation, facts))));
            probe(connection, expectations, failures);
            return failures;
        }
    }

    /** Only where the catalogue is as it must be: otherwise the probe would only say the same again. */
    private static void probe(Connection connection, List<Expectation> expectations, List<List<Verdict>> failures)
            throws SQLException {
        List<ViewProbe> probes = new ArrayList<>();
        Map<String, List<Integer>> askedBy = new HashMap<>();
        for (int i = 0; i < expectations.size(); i++) {
            if (failures.get(i).isEmpty()) {
                for (ViewProbe probe : expectations.get(i).probes()) {
                    probes.add(probe);
                    askedBy.computeIfAbsent(probe.view().toString(), view -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        for (Verdict verdict : ViewProbing.failures(connection, probes)) {
            askedBy.getOrDefault(verdict.object(), List.of())
                    .forEach(i -> failures.get(i).add(verdict));
        }
    }
}
