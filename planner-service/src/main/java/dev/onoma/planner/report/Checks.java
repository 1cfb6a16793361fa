package dev.onoma.planner.report;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.Event;
import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.planner.report.Report.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What executor and validator found when they looked at everything. */
final class Checks {

    private Checks() {}

    static List<Check> of(Story story) {
        List<Check> checks = new ArrayList<>();
        for (Told<Event> told : story.events()) {
            if (told.what() instanceof Event.PreflightPassed e) {
                int looks = e.verdicts().size();
                checks.add(new Check("pre-flight", told.at(), true, looks, null, noteworthy(e.verdicts())));
            } else if (told.what() instanceof Event.PreflightFailed e) {
                checks.add(new Check("pre-flight", told.at(), false, null, null, noteworthy(e.verdicts())));
            } else if (told.what() instanceof Event.ValidationImpossible e) {
                checks.add(new Check(words(e.stage()), told.at(), false, null, null, noteworthy(e.verdicts())));
            } else if (told.what() instanceof Event.CloseFailed e) {
                Verdict failed =
                        Verdict.failed("closing", e.target(), e.failure().message());
                checks.add(new Check("closing", told.at(), false, null, null, List.of(failed)));
            } else if (told.what() instanceof Event.RunValidated e) {
                checks.add(new Check(
                        words(e.stage()),
                        told.at(),
                        e.passed(),
                        e.checks(),
                        value(e.fingerprint()),
                        noteworthy(e.verdicts())));
            }
        }
        return checks;
    }

    /** Null where nothing was rolled back and validated. */
    static @Nullable Boolean restored(Story story) {
        Optional<Fingerprint> before = story.first(Event.BaselineCaptured.class)
                .map(told -> told.what().fingerprint());
        return story.all(Event.RunValidated.class).stream()
                .filter(told -> told.what().stage() == ValidationStage.AFTER_ROLLBACK)
                .reduce((first, second) -> second)
                .map(told -> Objects.equals(before.orElse(null), told.what().fingerprint()))
                .orElse(null);
    }

    private static String words(ValidationStage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static @Nullable String value(@Nullable Fingerprint fingerprint) {
        return fingerprint == null ? null : fingerprint.value();
    }

    private static List<Verdict> noteworthy(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() != Verdict.Outcome.PASSED)
                .toList();
    }
}
