package dev.onoma.validator.check;

import dev.onoma.catalog.Difference;
import dev.onoma.catalog.Literal;
import dev.onoma.events.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What differences between two descriptions mean: what is missing or changed fails; what somebody else has added is only told. */
final class Differences {

    /** A wrong schema has many differences, and the first ones tell. */
    private static final int MOST = 50;

    private Differences() {}

    static List<Verdict> judge(String check, List<Difference> differences, Predicate<String> hangsOnView) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Difference difference : differences) {
            if (verdicts.size() == MOST) {
                verdicts.add(Verdict.failed(
                        check, "further objects", (differences.size() - MOST) + " further objects differ."));
                break;
            }
            verdicts.add(judge(check, difference, hangsOnView));
        }
        return verdicts;
    }

    private static Verdict judge(String check, Difference difference, Predicate<String> hangsOnView) {
        String object = Literal.printable(difference.object());
        String sentence = Literal.printable(difference.sentence());
        if (difference.expected() != null) {
            return Verdict.failed(
                    check, object, sentence + ". Find out who changed it; a rollback puts Onoma's own changes back.");
        }
        return hangsOnView.test(difference.object())
                ? Verdict.failed(
                        check,
                        object,
                        sentence
                                + " on a view that answers to an old name and will go. Remove it, or make it on the relation.")
                : Verdict.warning(check, object, sentence + ". It was made by somebody else while the run was on.");
    }
}
