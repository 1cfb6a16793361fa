package dev.onoma.local.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onoma.local.demo.Journal.Entry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the demo proved, or not. All times are milliseconds; what did not happen is left out.
 *
 * @param longestClientWaitMs the longest that a statement of a client took while steps were taken, forward or back
 * @param baselineLongestClientWaitMs the same before anything was done, in {@code chapters.baseline.millis}
 * @param expandMs from the request to start to the validated end of expand, baseline included
 * @param bareExpandMs the same steps by {@code bareForm}, under the same clients, without any baseline or validation
 * @param contractRollbackMs from COMPLETED back to both names
 * @param rollbackMs from both names back to the beginning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DemoReport(
        boolean success,
        @Nullable String failure,
        int tables,
        int columns,
        @Nullable Integer steps,
        @Nullable Integer expandSteps,
        @Nullable Integer contractSteps,
        int clients,
        int clientStatements,
        int clientFailures,
        @Nullable Double longestClientWaitMs,
        @Nullable Double p99ClientWaitMs,
        @Nullable Double baselineLongestClientWaitMs,
        @Nullable Double baselineP99ClientWaitMs,
        @Nullable Double expandMs,
        @Nullable Double contractMs,
        @Nullable Double contractRollbackMs,
        @Nullable Double rollbackMs,
        @Nullable Boolean fingerprintRestored,
        @Nullable Double bareExpandMs,
        @Nullable Double ratioToBare,
        @Nullable Double bareLongestClientWaitMs,
        @Nullable String bareForm,
        @Nullable Integer bareAttempts,
        @Nullable Integer checks,
        @Nullable String fingerprintBefore,
        @Nullable String fingerprintAfter,
        Map<Chapter, Entry> chapters,
        List<String> notes,
        List<ClientFailure> firstClientFailures,
        String machine)
        implements Frame.Report {

    private static final int FAILURES_SHOWN = 5;

    static DemoReport of(Journal journal) {
        Map<Chapter, Entry> chapters = journal.chapters;
        PlannerClient.@Nullable Plan plan = journal.plan;
        BareExpand.@Nullable Outcome bare = journal.bare;
        @Nullable Double expand = millis(chapters.get(Chapter.EXPAND));
        @Nullable Double bareExpand = millis(chapters.get(Chapter.BARE_EXPAND));
        @Nullable String failure = firstOf(journal);
        return new DemoReport(
                failure == null,
                failure,
                journal.tables,
                journal.columns,
                plan == null ? null : plan.steps(),
                plan == null ? null : plan.expandSteps(),
                plan == null ? null : plan.contractSteps(),
                journal.clients,
                journal.clientStatements,
                journal.clientFailures.size(),
                most(migrating(chapters).map(entry -> entry.waits().longestMillis())),
                most(migrating(chapters).map(entry -> entry.waits().p99Millis())),
                longest(chapters.get(Chapter.BASELINE)),
                p99(chapters.get(Chapter.BASELINE)),
                expand,
                millis(chapters.get(Chapter.CONTRACT)),
                millis(chapters.get(Chapter.CONTRACT_ROLLBACK)),
                millis(chapters.get(Chapter.ROLLBACK)),
                restored(journal),
                bareExpand,
                expand == null || bareExpand == null ? null : rounded(expand / bareExpand),
                longest(chapters.get(Chapter.BARE_EXPAND)),
                bare == null ? null : bare.form(),
                bare == null ? null : bare.attempts(),
                journal.checks,
                journal.fingerprintBefore,
                journal.fingerprintAfter,
                chapters,
                journal.notes,
                journal.clientFailures.stream().limit(FAILURES_SHOWN).toList(),
                ReportFile.machine());
    }

    private static @Nullable String firstOf(Journal journal) {
        if (journal.failure != null) {
            return journal.failure;
        }
        if (!journal.clientFailures.isEmpty()) {
            return "%d statements of clients failed".formatted(journal.clientFailures.size());
        }
        return Boolean.FALSE.equals(restored(journal)) ? "the schema after the rollback is not the one before" : null;
    }

    private static @Nullable Boolean restored(Journal journal) {
        return journal.fingerprintAfter == null
                ? null
                : Objects.equals(journal.fingerprintBefore, journal.fingerprintAfter);
    }

    private static Stream<Entry> migrating(Map<Chapter, Entry> chapters) {
        return chapters.entrySet().stream()
                .filter(chapter -> chapter.getKey().isMigrating())
                .map(Map.Entry::getValue);
    }

    private static @Nullable Double most(Stream<Double> millis) {
        return millis.max(Double::compare).map(DemoReport::rounded).orElse(null);
    }

    private static @Nullable Double millis(@Nullable Entry entry) {
        return entry == null ? null : rounded(entry.millis());
    }

    private static @Nullable Double longest(@Nullable Entry entry) {
        return entry == null ? null : rounded(entry.waits().longestMillis());
    }

    private static @Nullable Double p99(@Nullable Entry entry) {
        return entry == null ? null : rounded(entry.waits().p99Millis());
    }

    private static double rounded(double number) {
        return Math.round(number * 100) / 100.0;
    }

    @Override
    public List<String> lines() {
        return ReportText.lines(this);
    }
}
