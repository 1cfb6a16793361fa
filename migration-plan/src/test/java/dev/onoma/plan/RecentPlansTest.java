package dev.onoma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.plan.step.RenameIndex;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentPlansTest {

    private final RecentPlans plans = new RecentPlans(10);

    @Test
    void forgetsTheOneThatWasNotUsedForLongest() {
        Plan first = plan(1, 4);
        Plan second = plan(2, 4);
        Plan third = plan(3, 4);
        plans.add(first);
        plans.add(second);
        assertThat(plans.get(first.id())).contains(first);

        plans.add(third);

        assertThat(plans.get(first.id())).contains(first);
        assertThat(plans.get(second.id())).isEmpty();
        assertThat(plans.get(third.id())).contains(third);
    }

    @Test
    void keepsOneThatIsLargerThanAllMayBe() {
        Plan small = plan(1, 1);
        Plan large = plan(2, 100);
        plans.add(small);
        plans.add(large);

        assertThat(plans.get(large.id())).contains(large);
        assertThat(plans.get(small.id())).isEmpty();

        plans.add(small);
        assertThat(plans.get(large.id())).isEmpty();
        assertThat(plans.get(small.id())).contains(small);
    }

    @Test
    void countsOneThatComesAgainOnce() {
        Plan plan = plan(1, 4);
        IntStream.range(0, 10).forEach(time -> plans.add(plan));
        Plan other = plan(2, 4);
        plans.add(other);

        assertThat(plans.get(plan.id())).contains(plan);
        assertThat(plans.get(other.id())).contains(other);
    }

    @Test
    void emptyOnesTakeRoomToo() {
        IntStream.rangeClosed(1, 11).forEach(number -> plans.add(plan(number, 0)));

        assertThat(plans.get(id(1))).isEmpty();
        assertThat(plans.get(id(2))).isPresent();
    }

    private static Plan plan(int number, int steps) {
        return new Plan(
                id(number),
                "shop",
                new Fingerprint("0".repeat(64)),
                180000,
                IntStream.rangeClosed(1, steps).mapToObj(RecentPlansTest::step).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static PlanId id(int number) {
        return new PlanId("plan-%016x".formatted(number));
    }

    private static PlannedStep step(int number) {
        QualifiedName index = new QualifiedName(Identifier.of("public"), Identifier.of("index" + number));
        return new PlannedStep(
                number,
                Phase.EXPAND,
                new RenameIndex(index, Identifier.of("idx_" + number)),
                List.of(),
                List.of(),
                List.of());
    }
}
