package dev.onoma.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.events.Event;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.RunId;
import dev.onoma.events.StepTiming;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.Plan;
import dev.onoma.run.Requests;
import dev.onoma.run.RunState;
import dev.onoma.run.Stage;
import dev.onoma.run.StepSet;
import dev.onoma.wire.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStoreIT {

    private static final RunId RUN = new RunId("run-00000001");
    private static final RunId OTHER = new RunId("run-00000002");
    private static final StepTiming TIMING = new StepTiming(Instant.EPOCH, 1, 0, 0);

    private final Plan plan = TestPlans.plan(1, "shop", 5, 2);

    private ControlDatabase database;
    private RunStore store;

    @BeforeEach
    void open() throws SQLException {
        database = ControlDatabase.fresh();
        store = new RunStore(database.source());
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void approvesAPlanOnce() throws SQLException {
        assertThat(store.approve(plan, RUN, "ada", List.of())).isInstanceOf(Requests.Accepted.class);
        assertThat(store.approve(plan, OTHER, "ada", List.of()))
                .isInstanceOfSatisfying(
                        Requests.Illegal.class,
                        illegal -> assertThat(illegal.reason())
                                .contains("approved already: its run is run-00000001, APPROVED"));

        assertThat(store.plans().plan(plan.id())).contains(plan);
        assertThat(store.plans().plans("shop"))
                .extracting(PlanStore.Summary::id)
                .containsExactly(plan.id());
        assertThat(store.runs("shop")).extracting(RunState::run).containsExactly(RUN);
        assertThat(store.runs(plan.id())).isEqualTo(store.runs());
        assertThat(messages()).containsExactly("run-00000001/plan-approved");
    }

    @Test
    void readsPlansThatWereKeptBeforeTheyWereCompressed() throws SQLException {
        store.plans().keep(plan);
        try (Connection connection = database.source().getConnection();
                PreparedStatement plain = connection.prepareStatement("UPDATE onoma_control.plan SET body = ?")) {
            plain.setBytes(1, Json.write(plan).getBytes(StandardCharsets.UTF_8));
            plain.executeUpdate();
        }

        assertThat(new PlanStore(database.source()).plan(plan.id())).contains(plan);
    }

    @Test
    void putsCommandsAndNewsIntoTheOutboxWithTheState() throws SQLException {
        starts();
        assertThat(messages())
                .containsExactly(
                        "run-00000001/plan-approved",
                        "run-00000001/0/start-requested",
                        "run-00000001/1/stage-changed/BASELINING",
                        "run-00000001/1/fence",
                        "run-00000001/1/capture-baseline");
        store.transition(List.of(fenced(1), baselined(1)));

        assertThat(messages().subList(5, messages().size()))
                .containsExactly(
                        "run-00000001/1/stage-changed/EXPANDING",
                        "run-00000001/1/apply/1",
                        "run-00000001/1/apply/2",
                        "run-00000001/1/apply/3",
                        "run-00000001/1/apply/4",
                        "run-00000001/1/apply/5");
        assertThat(state().stage()).isEqualTo(new Stage.Expanding(true));
        assertThat(database.texts("SELECT stage FROM onoma_control.run")).containsExactly("EXPANDING");
    }

    @Test
    void whatComesTwiceChangesNothing() throws SQLException {
        starts();
        List<Event> events = List.of(fenced(1), baselined(1), applied(1), applied(2));
        store.transition(events);
        List<String> version = database.texts("SELECT version FROM onoma_control.run");
        List<String> messages = messages();

        store.transition(events);
        store.transition(List.of());
        store.transition(List.of(new Event.RunFenced(OTHER, "shop", 1, List.of())));

        assertThat(messages()).isEqualTo(messages);
        assertThat(database.texts("SELECT version FROM onoma_control.run")).isEqualTo(version);
    }

    @Test
    void aTargetHasOneRunAtATime() throws SQLException {
        starts();
        store.approve(TestPlans.plan(2, "shop", 1, 1), OTHER, "ada", List.of());

        assertThat(store.request(OTHER, (requests, state) -> requests.start(state, "ada")))
                .isEqualTo(
                        new Requests.Illegal(
                                "run-00000002 cannot have shop: it is held by run-00000001, BASELINING. Complete that run or roll it back first."));
        assertThat(store.run(OTHER).orElseThrow().stage()).isEqualTo(new Stage.Approved());
        assertThat(store.holder("shop").orElseThrow().run()).isEqualTo(RUN);

        store.transition(
                List.of(new Event.PreflightFailed(RUN, "shop", 1, List.of()), new Event.RunClosed(RUN, "shop", 1)));
        assertThat(store.holder("shop")).isEmpty();
        assertThat(store.request(OTHER, (requests, state) -> requests.start(state, "ada")))
                .isInstanceOf(Requests.Accepted.class);
    }

    @Test
    void anUnknownRunIsNamed() throws SQLException {
        assertThat(store.request(OTHER, (requests, state) -> requests.start(state, "ada")))
                .isInstanceOfSatisfying(
                        Requests.Illegal.class,
                        illegal -> assertThat(illegal.reason()).contains("There is no run run-00000002"));
        assertThat(store.run(OTHER)).isEmpty();
    }

    @Test
    void anIllegalRequestChangesNothing() throws SQLException {
        store.approve(plan, RUN, "ada", List.of());

        assertThat(store.request(RUN, (requests, state) -> requests.resume(state, "ada")))
                .isInstanceOf(Requests.Illegal.class);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void nothingOfATransactionThatWasCutIsLeft() throws SQLException {
        starts();
        List<String> messages = messages();
        RunState before = state();
        RunStore doomed = new RunStore(new CutConnections(database.source(), () -> true));

        assertThatThrownBy(() -> doomed.transition(List.of(fenced(1)))).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> doomed.request(
                        RUN, (requests, state) -> requests.rollback(state, new RollbackScope.All(), "ada", "over")))
                .isInstanceOf(SQLException.class);

        assertThat(messages()).isEqualTo(messages);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aRunThatIsCutAgainAndAgainEndsLikeAnyOther() throws SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RunStore doomed = new RunStore(new CutConnections(database.source(), () -> random.nextInt(3) == 0));
        starts();
        List<Event> story = new ArrayList<>(List.of(fenced(1), baselined(1)));
        IntStream.rangeClosed(1, 5).forEach(step -> story.add(applied(step)));
        story.add(new Event.RunValidated(
                RUN, "shop", 1, ValidationStage.AFTER_EXPAND, true, plan.fingerprint(), 1, List.of()));

        for (Event event : story) {
            boolean handled = false;
            while (!handled) {
                try {
                    doomed.transition(List.of(event));
                    handled = true;
                } catch (SQLException cut) {
                    // Kafka delivers it again.
                }
            }
        }

        assertThat(state().stage()).as("seed " + seed).isEqualTo(new Stage.Soaking());
        assertThat(messages())
                .as("seed " + seed)
                .containsExactly(
                        "run-00000001/plan-approved",
                        "run-00000001/0/start-requested",
                        "run-00000001/1/stage-changed/BASELINING",
                        "run-00000001/1/fence",
                        "run-00000001/1/capture-baseline",
                        "run-00000001/1/stage-changed/EXPANDING",
                        "run-00000001/1/apply/1",
                        "run-00000001/1/apply/2",
                        "run-00000001/1/apply/3",
                        "run-00000001/1/apply/4",
                        "run-00000001/1/apply/5",
                        "run-00000001/1/stage-changed/VALIDATING",
                        "run-00000001/1/validate/AFTER_EXPAND",
                        "run-00000001/1/stage-changed/SOAKING");
    }

    @Test
    void afterAStartTheOutstandingCommandsAreSentAgainAndNoOthers() throws SQLException {
        starts();
        store.transition(List.of(fenced(1), baselined(1), applied(1)));
        database.execute(
                "UPDATE onoma_control.outbox SET sent_at = now() WHERE message_id <> 'run-00000001/1/apply/5'");
        store.request(RUN, (requests, state) -> requests.pause(state, "ada", "the shop is busy"));
        database.execute("UPDATE onoma_control.outbox SET sent_at = now() WHERE message_id LIKE '%/2/fence'");

        store.reemit();

        assertThat(
                        database.texts(
                                "SELECT message_id FROM onoma_control.outbox WHERE sent_at IS NULL AND topic = 'onoma.commands'"))
                .containsExactly("run-00000001/2/fence");
    }

    @Test
    void manyWhoHearOfOneRunDoNotLoseAnything() throws Exception {
        starts();
        store.transition(List.of(fenced(1), baselined(1)));
        List<CompletableFuture<Void>> listeners = IntStream.rangeClosed(1, 5)
                .mapToObj(step -> CompletableFuture.runAsync(() -> {
                    try {
                        store.transition(List.of(applied(step)));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        CompletableFuture.allOf(listeners.toArray(CompletableFuture[]::new)).get();

        assertThat(state().applied()).isEqualTo(StepSet.of(1, 2, 3, 4, 5));
        assertThat(state().stage()).isEqualTo(new Stage.Validating(ValidationStage.AFTER_EXPAND));
    }

    @Test
    void eventsOfManyRunsAreHandledTogether() throws SQLException {
        starts();
        store.approve(TestPlans.plan(2, "bank", 1, 0), OTHER, "ada", List.of());
        store.request(OTHER, (requests, state) -> requests.start(state, "ada"));

        store.transition(List.of(fenced(1), new Event.RunFenced(OTHER, "bank", 1, List.of()), baselined(1)));

        assertThat(state().stage()).isEqualTo(new Stage.Expanding(true));
        assertThat(store.run(OTHER).orElseThrow().stage()).isEqualTo(new Stage.Baselining(true, false));
    }

    private void starts() throws SQLException {
        store.approve(plan, RUN, "ada", List.of());
        assertThat(store.request(RUN, (requests, state) -> requests.start(state, "ada")))
                .isInstanceOf(Requests.Accepted.class);
    }

    private RunState state() throws SQLException {
        return store.run(RUN).orElseThrow();
    }

    private List<String> messages() throws SQLException {
        return database.texts("SELECT message_id FROM onoma_control.outbox ORDER BY sequence");
    }

    private Event fenced(long epoch) {
        return new Event.RunFenced(RUN, "shop", epoch, List.of());
    }

    private Event baselined(long epoch) {
        return new Event.BaselineCaptured(RUN, "shop", epoch, plan.fingerprint(), 5, 100);
    }

    private Event applied(int step) {
        return new Event.StepApplied(RUN, "shop", 1, step, "rename", TIMING);
    }
}
