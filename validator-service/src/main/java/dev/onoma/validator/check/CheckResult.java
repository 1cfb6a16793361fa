package dev.onoma.validator.check;

import dev.onoma.events.Verdict;
import java.util.List;
import java.util.Map;

/**
 * What a check came to.
 *
 * @param looked how many objects it looked at
 * @param summary what was looked at and how it is, for people
 * @param verdicts warnings and failures only
 * @param ownUses how often it used old names that are counted, by the OID of what counts
 */
public record CheckResult(String check, int looked, String summary, List<Verdict> verdicts, Map<String, Long> ownUses) {

    public CheckResult {
        verdicts = List.copyOf(verdicts);
        ownUses = Map.copyOf(ownUses);
    }

    /** Of a check that runs no statement by an old name. */
    public CheckResult(String check, int looked, String summary, List<Verdict> verdicts) {
        this(check, looked, summary, verdicts, Map.of());
    }

    /** The worst of its verdicts. */
    public Verdict.Outcome outcome() {
        return verdicts.stream()
                .map(Verdict::outcome)
                .max(Verdict.Outcome::compareTo)
                .orElse(Verdict.Outcome.PASSED);
    }
}
