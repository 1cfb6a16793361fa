package dev.onoma.planner.report;

import dev.onoma.events.Event;
import dev.onoma.planner.report.Report.DriftLine;
import dev.onoma.planner.report.Report.Judgement;
import dev.onoma.planner.report.Report.OldName;
import dev.onoma.planner.run.OldNameCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the monitor saw, but for the figures. */
final class Observations {

    private Observations() {}

    static List<DriftLine> drift(Story story) {
        return story.all(Event.DriftDetected.class).stream()
                .map(Told::what)
                .map(e -> new DriftLine(
                        e.at(),
                        e.kind(),
                        e.severity(),
                        e.object(),
                        e.expected(),
                        e.seen(),
                        e.summary(),
                        e.role(),
                        e.application(),
                        e.lsn()))
                .toList();
    }

    static List<OldName> oldNames(Story story) {
        Map<String, List<Event.OldNameUsed>> uses = new TreeMap<>();
        for (Told<Event.OldNameUsed> told : story.all(Event.OldNameUsed.class)) {
            uses.computeIfAbsent(told.what().relation(), name -> new ArrayList<>())
                    .add(told.what());
        }
        OldNameCounts counts = new OldNameCounts();
        story.all(Event.RunValidated.class).forEach(told -> counts.add(told.what()));
        story.all(Event.OldNamesCounted.class).forEach(told -> counts.add(told.what()));
        counts.counts().keySet().forEach(name -> uses.putIfAbsent(name, List.of()));
        return uses.entrySet().stream()
                .map(use ->
                        oldName(use.getKey(), use.getValue(), counts.counts().get(use.getKey())))
                .toList();
    }

    private static OldName oldName(String relation, List<Event.OldNameUsed> uses, OldNameCounts.@Nullable Count count) {
        TreeSet<String> by = new TreeSet<>();
        uses.forEach(use -> by.add((use.role() == null ? "?" : use.role())
                + (use.application() == null || use.application().isEmpty() ? "" : " (" + use.application() + ")")));
        List<Instant> seen = uses.stream().map(Event.OldNameUsed::at).sorted().toList();
        Instant counted = count == null ? null : count.lastUsed();
        return new OldName(
                relation,
                uses.size(),
                count == null ? null : count.uses(),
                seen.isEmpty() ? counted : seen.getFirst(),
                Stream.concat(seen.stream(), Stream.ofNullable(counted))
                        .max(Instant::compareTo)
                        .orElse(null),
                List.copyOf(by));
    }

    /** The latest of each query in each phase. */
    static List<Judgement> benchmarks(Story story) {
        Map<List<Object>, Judgement> latest = new LinkedHashMap<>();
        for (Told<Event.BenchmarkJudged> told : story.all(Event.BenchmarkJudged.class)) {
            Event.BenchmarkJudged e = told.what();
            latest.put(
                    List.of(e.query(), e.phase()),
                    new Judgement(
                            e.query(),
                            e.phase(),
                            e.outcome(),
                            e.baselineMillis(),
                            e.millis(),
                            e.changePercent(),
                            e.message(),
                            e.at()));
        }
        return List.copyOf(latest.values());
    }
}
