package dev.onoma.endtoend.hostile;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Difference;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.events.Direction;
import dev.onoma.naming.Assessment;
import dev.onoma.naming.Standard;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.Planner;
import dev.onoma.wire.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One schema taken forward and back: planned, expanded, used by both names, contracted, used by the new ones, planned again, undone.
 * Nothing crashes, the catalogue is at every rest what the plan said, and in the end it is what it was.
 */
final class Trial {

    private static final Standard STANDARD = Standard.defaults();

    private final Ground ground;
    private final HostileSchema schema;

    Trial(Ground ground, HostileSchema schema) {
        this.ground = ground;
        this.schema = schema;
    }

    /**
     * What there was to be seen.
     *
     * @param statements of the schema, that the database took
     * @param undecided findings that somebody has to decide, such as names that would collide
     * @param refused relations that keep their names, since a promise could not be kept otherwise
     */
    record Outcome(int offered, int statements, int steps, int undecided, int refused, int writable) {}

    /** What did not hold; empty where everything did. The ground is clean afterwards. */
    static Optional<Broken> broken(Ground ground, HostileSchema schema) throws SQLException {
        try {
            new Trial(ground, schema).run();
            return Optional.empty();
        } catch (Broken broken) {
            ground.renew();
            return Optional.of(broken);
        }
    }

    /**
     * @throws Broken when a guarantee does not hold; the ground is to be renewed then
     */
    Outcome run() throws SQLException {
        int statements = ground.load(schema);
        Snapshot before = tried("scan", ground::snapshot);
        Assessment assessment = tried("assess", () -> STANDARD.assess(before));
        Plan plan = tried("plan", () -> Planner.plan("hostile", before, assessment));
        Plan stored = tried("JSON", () -> Json.read(Json.write(plan), Plan.class));
        same("JSON", plan.equals(stored), "the plan is stored as another one");
        CatalogueDump dump = CatalogueDump.of(ground.connection());
        Clients clients = new Clients(ground.connection(), before, plan);

        forward(plan, Phase.EXPAND, 1);
        predicted("after expand", before, plan.steps(Phase.EXPAND));
        clients.useOldNames("soak");
        clients.useNewNames("soak");
        clients.compareNames();
        forward(plan, Phase.CONTRACT, 2);
        Snapshot after = predicted("after contract", before, plan.steps());
        clients.useNewNames("contracted");
        Plan again = tried("plan again", () -> Planner.plan("hostile", after, STANDARD.assess(after)));
        // A name that was taken may have become free.
        boolean isAllDecided =
                assessment.undecided().isEmpty() && plan.refusals().isEmpty();
        same("plan again", again.isEmpty() || !isAllDecided, again.steps().toString());

        ground.fence(plan.id(), 3);
        plan.steps().reversed().forEach(step -> ground.take(step, Direction.BACK, 3));
        Snapshot undone = tried("scan", ground::snapshot);
        differences("after rollback", Description.full(before), Description.full(undone));
        same("fingerprint", Fingerprint.of(undone).equals(plan.fingerprint()), "it is another one after rollback");
        String difference = dump.differenceTo(CatalogueDump.of(ground.connection()));
        same("dump after rollback", difference.isEmpty(), difference);
        clients.useOldNames("undone");
        ground.clean();
        return new Outcome(
                schema.statements().size(),
                statements,
                plan.steps().size(),
                assessment.undecided().size(),
                plan.refusals().size(),
                clients.writable());
    }

    private void forward(Plan plan, Phase phase, long epoch) throws SQLException {
        ground.fence(plan.id(), epoch);
        plan.steps(phase).forEach(step -> ground.take(step, Direction.FORWARD, epoch));
    }

    private Snapshot predicted(String when, Snapshot before, List<PlannedStep> done) {
        Snapshot actual = tried("scan", ground::snapshot);
        Snapshot predicted = tried("predict", () -> Plan.predict(before, done));
        differences(when, Description.shape(predicted), Description.shape(actual));
        return actual;
    }

    private static void differences(String when, Description expected, Description actual) {
        List<String> differences = expected.differencesTo(actual).stream()
                .map(Difference::sentence)
                .toList();
        same(when, differences.isEmpty(), String.join("\n", differences));
    }

    private static void same(String what, boolean holds, String otherwise) {
        if (!holds) {
            throw new Broken(what, otherwise);
        }
    }

    private interface Work<T> {
        T get() throws SQLException;
    }

    private static <T> T tried(String what, Work<T> work) {
        try {
            return work.get();
        } catch (SQLException | RuntimeException e) {
            throw new Broken(what + ", " + e.getClass().getSimpleName(), e);
        }
    }
}
