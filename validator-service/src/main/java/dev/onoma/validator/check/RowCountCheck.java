package dev.onoma.validator.check;

import dev.onoma.catalog.Relation;
import dev.onoma.events.Verdict;
import dev.onoma.plan.step.UseProbe;
import dev.onoma.validator.baseline.RowEstimate;
import dev.onoma.validator.target.Counts;
import dev.onoma.validator.target.Counts.Answer;
import dev.onoma.validator.target.Counts.Question;
import dev.onoma.validator.target.ServerError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Do the old name and the new one show the same number of rows, both counted in one statement? */
public final class RowCountCheck implements Check {

    @Override
    public String key() {
        return "rows";
    }

    @Override
    public boolean appliesTo(Inspection inspection) {
        return inspection.renamed().stream().anyMatch(renamed -> renamed.view().isPresent());
    }

    private record Pair(Relation base, Relation view, double rows) {

        Question question() {
            return new Question(List.of(count(base), count(view)), rows);
        }

        private static String count(Relation relation) {
            return "(SELECT count(*) FROM " + relation.name().sql() + ")";
        }
    }

    @Override
    public CheckResult run(Inspection inspection) throws SQLException {
        List<Pair> pairs = inspection.renamed().stream()
                .flatMap(renamed -> pair(inspection, renamed).stream())
                .toList();
        List<Pair> counted = pairs.stream()
                .filter(pair -> pair.rows() <= inspection.depth().exactCountLimit())
                .toList();
        List<Answer> answers = Counts.of(
                inspection.target().database(),
                counted.stream().map(Pair::question).toList());

        List<Verdict> verdicts = new ArrayList<>();
        long rows = 0;
        for (int i = 0; i < counted.size(); i++) {
            switch (answers.get(i)) {
                case Answer.Counted count -> {
                    rows += count.numbers().get(0);
                    compare(counted.get(i), count).ifPresent(verdicts::add);
                }
                case Answer.Uncountable failed ->
                    verdicts.add(Verdict.warning(
                            key(),
                            counted.get(i).view().name().toString(),
                            "Its rows cannot be counted: " + ServerError.sentence(failed.reason())
                                    + ". Give the validator's role SELECT on it."));
            }
        }
        String left = pairs.size() == counted.size()
                ? ""
                : "; " + (pairs.size() - counted.size()) + " larger ones were not counted";
        return new CheckResult(
                key(),
                counted.size(),
                rows + " rows in " + counted.size() + " tables were counted by old and new name" + left,
                verdicts);
    }

    /**
     * Views over views are left out: what they cost to count is not known. So are views whose uses are counted: this would be one, and
     * nothing that a session could say of itself would tell it from others.
     */
    private static Optional<Pair> pair(Inspection inspection, RenamedRelation renamed) {
        if (renamed.before().kind() == Relation.Kind.VIEW || renamed.view().isEmpty()) {
            return Optional.empty();
        }
        return inspection
                .now(renamed.before())
                .flatMap(base -> inspection
                        .viewNow(renamed)
                        .filter(view -> !UseProbe.counts(view))
                        .map(view -> new Pair(base, view, RowEstimate.of(inspection.actual(), base))));
    }

    private Optional<Verdict> compare(Pair pair, Answer.Counted count) {
        long inTable = count.numbers().get(0);
        long inView = count.numbers().get(1);
        if (inTable == inView) {
            return Optional.empty();
        }
        return Optional.of(Verdict.failed(
                key(),
                pair.view().name().toString(),
                "The old name shows " + inView + " rows and " + pair.base().name() + " has " + inTable
                        + ". Clients of the old name do not see all: roll the step back."));
    }
}
