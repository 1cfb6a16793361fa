package dev.onoma.validator.step;

import dev.onoma.validator.baseline.Baseline;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a run whose steps are being taken: what to expect, and which step spoke last of what.
 *
 * @param lastToSpeak subject → the number of the news, in order of arrival, that spoke of it last
 */
record RunSteps(Baseline baseline, Expectations expectations, Map<String, Long> lastToSpeak) {

    static RunSteps of(Baseline baseline, Expectations expectations) {
        return new RunSteps(baseline, expectations, new HashMap<>());
    }

    void arrived(long number, Expectation expectation) {
        expectation.subjects().forEach(subject -> lastToSpeak.merge(subject, number, Math::max));
    }

    /** Whether later news speak of something this one speaks of, so that the catalogue may have gone on. */
    boolean isOvertaken(long number, Expectation expectation) {
        return expectation.subjects().stream().anyMatch(subject -> lastToSpeak.getOrDefault(subject, number) > number);
    }

    /** Whether one of the steps taken later speaks of something it speaks of. */
    boolean isOvertaken(Expectation expectation, List<Ledger.Taken> later) {
        Set<String> subjects = expectation.subjects();
        return later.stream()
                .flatMap(taken -> expectations.after(taken.step(), taken.direction()).stream())
                .anyMatch(other -> !Collections.disjoint(subjects, other.subjects()));
    }
}
