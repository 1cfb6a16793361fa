package dev.onoma.endtoend.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.Snapshot;
import dev.onoma.endtoend.torture.Traces.Deed;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RenameSequence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The checks find out every history that breaks a guarantee, and none that does not. */
class TracesTest {

    private static final List<String> OLD = List.of("orderNumbers", "itemNumbers", "userNumbers");
    private static final List<String> NEW = List.of("order_numbers", "item_numbers", "user_numbers");
    private static final Snapshot BEFORE = sequences(OLD);

    /** Two steps to expand and one to contract. */
    private static final Plan PLAN = new Plan(
            new PlanId("plan-0123456789abcdef"),
            "shop",
            Fingerprint.of(BEFORE),
            180_000,
            List.of(step(1, Phase.EXPAND), step(2, Phase.EXPAND), step(3, Phase.CONTRACT)),
            List.of(),
            List.of(),
            List.of());

    @Test
    void aWholeLifeHolds() {
        Traces life = told(on(1, 1), on(2, 1), on(3, 1), back(3, 2), back(2, 2), back(1, 2));

        assertThat(life.violationsAtRest("ROLLED_BACK")).isEmpty();
        assertThat(life.differences(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void aStepThatStandsIsNotTakenAgain() {
        assertThat(told(on(1, 1), on(1, 1), on(2, 1)).violationsAtRest("SOAKING"))
                .contains("taken twice: step 1 applied in epoch 1");
        assertThat(told(on(1, 1), on(2, 1), on(1, 2)).violations())
                .containsExactly("taken twice: step 1 applied in epoch 2");
        assertThat(told(on(1, 1), on(2, 1), back(2, 2), back(2, 3)).violations())
                .containsExactly("taken twice: step 2 reverted in epoch 3");
    }

    @Test
    void noStepIsLost() {
        assertThat(told(on(1, 1)).violationsAtRest("SOAKING"))
                .containsExactly("steps were lost: in SOAKING stand [1], not [1, 2]");
        assertThat(told(on(1, 1), on(2, 1)).violationsAtRest("COMPLETED")).singleElement();
        assertThat(told(on(1, 1), on(2, 1), back(2, 2)).violationsAtRest("ROLLED_BACK"))
                .singleElement();
        assertThat(told(on(1, 1)).violationsAtRest("PAUSED")).isEmpty();
    }

    @Test
    void aStaleEpochTakesNothing() {
        assertThat(told(on(1, 1), back(1, 2), on(2, 1)).violations())
                .containsExactly("by a stale epoch: step 2 applied in epoch 1 after step 1 reverted in epoch 2");
    }

    @Test
    void theOrderIsThePlansAndItsReverse() {
        assertThat(told(on(2, 1), on(1, 1)).violations())
                .containsExactly("out of order: step 1 applied in epoch 1 after step 2 applied in epoch 1");
        assertThat(told(on(1, 1), on(2, 1), back(1, 2), back(2, 2)).violations())
                .containsExactly("out of order: step 2 reverted in epoch 2 after step 1 reverted in epoch 2");
        assertThat(new Traces(PLAN, List.of(on(1, 1), on(2, 1)), List.of(on(2, 1), on(1, 1)))
                        .violationsAtRest("SOAKING"))
                .containsExactly("told out of order: step 1 applied in epoch 1 after step 2 applied in epoch 1");
    }

    @Test
    void whatTheLedgerHasTheLogTellsAndNothingElse() {
        List<Deed> both = List.of(on(1, 1), on(2, 1));

        assertThat(new Traces(PLAN, both, List.of(on(1, 1))).violationsAtRest("SOAKING"))
                .containsExactly("done and never told: step 2 applied in epoch 1");
        assertThat(new Traces(PLAN, both, List.of(on(1, 1), on(2, 1), on(3, 1))).violationsAtRest("SOAKING"))
                .containsExactly("told and never done: step 3 applied in epoch 1");
        // While it is under way, what was done may be told later.
        assertThat(new Traces(PLAN, both, List.of()).violations()).isEmpty();
    }

    @Test
    void theCatalogueIsOneThatThePlanAllows() {
        Traces one = told(on(1, 1));

        assertThat(one.differences(BEFORE, sequences(List.of(NEW.get(0), OLD.get(1), OLD.get(2)))))
                .isEmpty();
        assertThat(one.differences(BEFORE, BEFORE))
                .isNotEmpty()
                .allSatisfy(violation ->
                        assertThat(violation).startsWith("the catalogue is not what the plan says with 1 steps"));
        assertThat(one.differences(BEFORE, sequences(List.of(NEW.get(0), NEW.get(1), OLD.get(2)))))
                .isNotEmpty();
    }

    @Test
    void aRollbackThatLeavesAnythingIsNotExact() {
        Traces undone = told(on(1, 1), back(1, 2));

        assertThat(undone.differences(BEFORE, sequences(List.of(NEW.get(0), OLD.get(1), OLD.get(2)))))
                .contains("the rollback is not exact: the fingerprint is another than before");
    }

    private static Deed on(int step, long epoch) {
        return new Deed(step, true, epoch);
    }

    private static Deed back(int step, long epoch) {
        return new Deed(step, false, epoch);
    }

    /** All of it told as it was done. */
    private static Traces told(Deed... deeds) {
        return new Traces(PLAN, List.of(deeds), Stream.of(deeds).distinct().toList());
    }

    private static PlannedStep step(int number, Phase phase) {
        return new PlannedStep(
                number,
                phase,
                new RenameSequence(QualifiedName.of("public", OLD.get(number - 1)), Identifier.of(NEW.get(number - 1))),
                List.of(),
                List.of(),
                List.of());
    }

    private static Snapshot sequences(List<String> names) {
        @Nullable String none = null;
        @Nullable Identifier noExtension = null;
        Map<Long, Sequence> sequences = IntStream.range(0, names.size())
                .mapToObj(i -> new Sequence(
                        i + 1,
                        QualifiedName.of("public", names.get(i)),
                        Identifier.of("postgres"),
                        0,
                        0,
                        false,
                        "bigint",
                        List.of(),
                        none,
                        noExtension))
                .collect(Collectors.toMap(Sequence::oid, Function.identity()));
        return new Snapshot(new Snapshot.Contents(
                "shop",
                180_000,
                List.of(Identifier.of("public")),
                Map.of(),
                Map.of(),
                Map.of(),
                sequences,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Set.of()));
    }
}
