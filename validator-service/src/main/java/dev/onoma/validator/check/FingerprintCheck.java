package dev.onoma.validator.check;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Difference;
import dev.onoma.catalog.Snapshot;
import java.util.List;

/** When nothing stands any more: is everything as it was, to the last word of every expression? */
public final class FingerprintCheck implements Check {

    @Override
    public String key() {
        return "fingerprint";
    }

    @Override
    public boolean appliesTo(Inspection inspection) {
        return !inspection.standing();
    }

    @Override
    public CheckResult run(Inspection inspection) {
        Description before = Description.full(inspection.before());
        Snapshot actual = AddedRights.leftOut(inspection.before(), inspection.actual());
        List<Difference> differences = before.differencesTo(Description.full(actual));
        String summary = differences.isEmpty()
                ? "everything is as before the run, with the fingerprint "
                        + inspection.baseline().fingerprint()
                : differences.size() + " of " + before.lines().size() + " objects are not as before the run";
        return new CheckResult(
                key(),
                before.lines().size(),
                summary,
                Differences.judge(key(), differences, inspection.hangsOnCompatibilityView()));
    }
}
