package dev.onoma.validator.check;

import dev.onoma.catalog.Snapshot;
import dev.onoma.events.Verdict;
import dev.onoma.naming.Finding;
import dev.onoma.naming.ObjectReference;
import dev.onoma.naming.Standard;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which names still break the standard? What the rest of the plan will mend, such as the old names that answer until the contract, is
 * not told.
 */
public final class NamingCheck implements Check {

    private static final int MOST = 50;

    @Override
    public String key() {
        return "naming";
    }

    @Override
    public CheckResult run(Inspection inspection) {
        Standard standard = inspection.target().standard();
        // First, so that the messages of one assessment at a time are in memory.
        Set<ObjectReference> mended = inspection.standing() ? mended(standard, inspection) : Set.of();
        List<Finding> found = toRename(standard, inspection.actual());
        List<Finding> left = inspection.standing()
                ? found.stream()
                        .filter(finding -> !mended.contains(finding.object()))
                        .toList()
                : List.of();
        List<Verdict> verdicts = left.stream()
                .limit(MOST)
                .map(finding -> Verdict.warning(key(), finding.object().toString(), finding.message()))
                .toList();
        String summary = inspection.standing()
                ? left.size() + " names break the standard and are not mended by the plan"
                : found.size() + " names break the standard, "
                        + inspection.baseline().namingFindings() + " did before the run";
        return new CheckResult(key(), found.size(), summary, verdicts);
    }

    /** What the rest of the plan will mend. */
    private static Set<ObjectReference> mended(Standard standard, Inspection inspection) {
        Set<ObjectReference> mended = objects(toRename(standard, inspection.predicted()));
        mended.removeAll(objects(toRename(standard, inspection.completed())));
        return mended;
    }

    private static List<Finding> toRename(Standard standard, Snapshot snapshot) {
        return standard.assess(snapshot).findings().stream()
                .filter(finding -> finding.level() == Finding.Level.RENAME)
                .toList();
    }

    private static Set<ObjectReference> objects(List<Finding> findings) {
        return findings.stream().map(Finding::object).collect(Collectors.toSet());
    }
}
