package dev.onoma.validator.step;

import dev.onoma.validator.baseline.Baseline;
import java.util.HashMap;
import java.util.Map;

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
}
