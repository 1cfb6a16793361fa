package dev.onoma.validator.baseline;

import dev.onoma.events.Verdict;
import java.util.List;

/** A target holds something that nothing can be compared with later; the run cannot begin until it is mended. */
public final class BaselineImpossible extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Verdict> verdicts;

    BaselineImpossible(List<Verdict> verdicts) {
        super(verdicts.size() + " reasons why there can be no baseline, the first: "
                + verdicts.getFirst().message());
        this.verdicts = List.copyOf(verdicts);
    }

    public List<Verdict> verdicts() {
        return verdicts;
    }
}
