package dev.onoma.monitor.drift;

import dev.onoma.catalog.Snapshot;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.naming.Finding;
import dev.onoma.naming.Standard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what breaks the naming standard that did not when the run was done. Pure. */
final class StandardJudge {

    private final Standard standard;
    private final Set<String> tolerated;

    /**
     * @param tolerated what broke it already, as {@link #broken} tells
     */
    StandardJudge(Standard standard, Set<String> tolerated) {
        this.standard = standard;
        this.tolerated = Set.copyOf(tolerated);
    }

    /** What breaks the standard, each as object and rule. */
    static Set<String> broken(Standard standard, Snapshot snapshot) {
        return standard.assess(snapshot).findings().stream()
                .map(StandardJudge::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One for each object. */
    List<Drift> judge(Snapshot snapshot) {
        Map<String, Drift> drifts = new LinkedHashMap<>();
        for (Finding finding : standard.assess(snapshot).findings()) {
            if (!tolerated.contains(key(finding))) {
                String object = finding.object().toString();
                drifts.putIfAbsent(object, drift(object, finding));
            }
        }
        return List.copyOf(drifts.values());
    }

    private static Drift drift(String object, Finding finding) {
        String expected = finding.proposal() == null
                ? "a name that keeps rule " + finding.rule()
                : "the name " + finding.proposal();
        return new Drift(
                DriftKind.STANDARD,
                object,
                Severity.WARNING,
                expected,
                "rule " + finding.rule() + " is broken",
                object + ": " + finding.message(),
                null);
    }

    private static String key(Finding finding) {
        return finding.rule() + " " + finding.object();
    }
}
