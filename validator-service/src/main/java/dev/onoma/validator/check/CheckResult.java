package dev.onoma.validator.check;

import dev.onoma.events.Verdict;
import java.util.List;

/**
 * What a check came to.
 *
 * @param looked how many objects it looked at
 * @param summary what was looked at and how it is, for people
 * @param verdicts warnings and failures only
 */
public record CheckResult(String check, int looked, String summary, List<Verdict> verdicts) {

    public CheckResult {
        verdicts = List.copyOf(verdicts);
    }

    /** The worst of its verdicts. */
    public Verdict.Outcome outcome() {
        return verdicts.stream()
                .map(Verdict::outcome)
                .max(Verdict.Outcome::compareTo)
                .orElse(Verdict.Outcome.PASSED);
    }
}
