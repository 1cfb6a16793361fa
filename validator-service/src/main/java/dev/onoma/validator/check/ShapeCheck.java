package dev.onoma.validator.check;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Difference;
import dev.onoma.catalog.Snapshot;
import java.util.List;

/** Is every object there, and as the plan predicts it? */
public final class ShapeCheck implements Check {

    @Override
    public String key() {
        return "shape";
    }

    @Override
    public boolean appliesTo(Inspection inspection) {
        return inspection.standing();
    }

    @Override
    public CheckResult run(Inspection inspection) {
        Description expected = Description.shape(inspection.predicted());
        Snapshot actual = AddedRights.leftOut(inspection.predicted(), inspection.actual());
        List<Difference> differences = expected.differencesTo(Description.shape(actual));
        return new CheckResult(
                key(),
                expected.lines().size(),
                expected.lines().size() + " objects are predicted, and " + differences.size() + " differ",
                Differences.judge(key(), differences, inspection.hangsOnCompatibilityView()));
    }
}
