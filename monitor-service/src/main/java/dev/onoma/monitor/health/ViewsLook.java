package dev.onoma.monitor.health;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.monitor.alert.Trouble;
import dev.onoma.monitor.target.TargetSession;
import dev.onoma.plan.Plan;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameRelation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** While both names answer: what reading by the old name costs, against the same by the new one (R11). */
final class ViewsLook implements HealthLook {

    static final String KIND = "view-overhead";
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int ROWS = 1_000;
    private static final int FAILURES_ALLOWED = 3;

    private final TargetSession session;
    private final HealthSettings settings;
    private final HealthBoard board;
    private final Supplier<Plan> plan;
    private final Consumer<Event> tell;
    private final Map<QualifiedName, Pair> pairs = new HashMap<>();
    private @Nullable List<Member> members;

    /** What reading took by either name. */
    private record Pair(List<Double> table, List<Double> view, List<Outcome> told) {
        Pair() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(List.of(Outcome.PASSED)));
        }
    }

    ViewsLook(
            TargetSession session,
            HealthSettings settings,
            HealthBoard board,
            Supplier<Plan> plan,
            Consumer<Event> tell) {
        this.session = session;
        this.settings = settings;
        this.board = board;
        this.plan = plan;
        this.tell = tell;
    }

    @Override
    public String name() {
        return "views";
    }

    @Override
    public Duration look() throws SQLException {
        if (board.run().soaks()) {
            for (Member member : members()) {
                compare(member);
            }
        }
        return EVERY;
    }

    private List<Member> members() {
        List<Member> known = members;
        if (known == null) {
            known = plan.get().steps().stream()
                    .flatMap(step -> step.step() instanceof RenameRelation rename
                            ? rename.change().members().stream()
                            : Stream.<Member>empty())
                    .filter(ViewsLook::isCompared)
                    .limit(settings.views())
                    .toList();
            members = known;
        }
        return known;
    }

    /**
     * Not where uses are counted: this reading would be counted as one, and no mark that a session could bear would tell it from
     * others, since anybody could bear it.
     */
    private static boolean isCompared(Member member) {
        return member.view() != null && member.view().probe() == null;
    }

    private void compare(Member member) throws SQLException {
        Pair pair = pairs.computeIfAbsent(member.oldName(), name -> new Pair());
        if (!read(member.standIn(), pair.table()) || !read(member.oldName(), pair.view())) {
            return;
        }
        Baseline table = Baseline.of(pair.table()).orElseThrow();
        Comparison.Judgement judgement = settings.viewComparison().judge(table, pair.view());
        board.figure("view." + member.oldName() + ".overhead-percent", judgement.changePercent());
        boolean slow = judgement.outcome() != Outcome.PASSED;
        board.report(KIND, member.oldName().toString(), slow ? trouble(member, judgement) : null, FAILURES_ALLOWED);
        if (judgement.outcome() != pair.told().getFirst()) {
            pair.told().set(0, judgement.outcome());
            tell.accept(event(member, table, judgement));
        }
    }

    /** Whether it could be read. */
    private boolean read(QualifiedName relation, List<Double> samples) throws SQLException {
        Benchmark reading = new Benchmark(
                relation.toString(),
                "SELECT * FROM %s LIMIT %d".formatted(relation.sql(), ROWS),
                EVERY,
                TIMEOUT,
                FAILURES_ALLOWED,
                settings.viewComparison());
        if (!(BenchmarkRunner.run(session.connection(), reading) instanceof BenchmarkResult.Took(double millis))) {
            return false;
        }
        samples.add(millis);
        if (samples.size() > Comparison.MANY) {
            samples.removeFirst();
        }
        return true;
    }

    /** Never critical: whoever minds moves to the new name. */
    private static Trouble trouble(Member member, Comparison.Judgement judgement) {
        return new Trouble(
                KIND,
                member.oldName().toString(),
                Severity.WARNING,
                "reading %s by its old name is slower than by the new one: %s"
                        .formatted(member.oldName(), judgement.message()),
                Map.of("table", member.standIn().toString()));
    }

    private Event.BenchmarkJudged event(Member member, Baseline table, Comparison.Judgement judgement) {
        RunHealth run = board.run();
        return new Event.BenchmarkJudged(
                run.run(),
                run.target(),
                HealthPhase.DURING,
                "view " + member.oldName() + " against table",
                judgement.outcome(),
                table.median(),
                table.spread(),
                judgement.millis(),
                judgement.changePercent(),
                judgement.message(),
                HealthBoard.micros(Instant.now()));
    }

    @Override
    public void forget() {
        session.close();
    }
}
