package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackException;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.StartProgress;
import dev.onoma.local.stack.Target;
import dev.onoma.local.stack.Wiring;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code ./onoma demo --drift}: five ways to disturb a run, each of which has to roll it back without a hand. */
public final class DriftDemo {

    private final Screen screen;
    private final Frame frame;
    private final LegacyShop shop;
    private final Journal journal = new Journal();
    private final List<DriftRound> rounds = new ArrayList<>();
    private final String token = UUID.randomUUID().toString();

    /**
     * @throws StackException when the example shop is missing
     */
    public DriftDemo(Screen screen, DemoOptions options) {
        this.screen = screen;
        this.frame = new Frame(screen, options);
        this.shop = LegacyShop.in(options.root());
        journal.clients = options.clients();
    }

    /**
     * Runs it and writes the report.
     *
     * @return whether all went as it should
     */
    public boolean run(StartProgress progress) throws InterruptedException {
        return frame.around(settings -> show(settings, progress), failure -> DriftReport.of(journal, rounds, failure));
    }

    private boolean show(StackSettings settings, StartProgress progress) throws InterruptedException {
        try (HealthEndpoint application = HealthEndpoint.start();
                Stack stack = Stack.start(settings, servers -> load(servers, application), withToken(), progress);
                PlannerClient planner = new PlannerClient(stack.endpoints().of(Service.PLANNER))) {
            new DriftStory(screen, stack, planner, shop, journal, rounds)
                    .tell(Disturbance.all(stranger(stack), application, planner, token));
            return frame.tell(DriftReport.of(journal, rounds, null));
        }
    }

    /** Without a token the planner would take alerts from anybody on this machine. */
    private Wiring withToken() {
        return new Wiring() {
            @Override
            public Map<String, String> environment(Service of) {
                return of == Service.PLANNER ? Map.of("ONOMA_ALERTS_TOKEN", token) : Map.of();
            }
        };
    }

    private List<Target> load(Servers servers, HealthEndpoint application) {
        List<Target> targets = new ShopDatabases(servers, shop).makeWithoutCopy(journal, application.probe());
        screen.line("  Loaded the shop: %d tables, %d columns; an alert on it rolls its run back, whoever raises it"
                .formatted(journal.tables, journal.columns));
        return targets;
    }

    private static Stranger stranger(Stack stack) {
        try (Connection connection = stack.servers().connect(ShopDatabases.TARGET)) {
            return Stranger.hire(
                    connection, stack.endpoints().targets().getFirst().database());
        } catch (SQLException e) {
            throw new DemoFailure("the shop does not answer: " + e.getMessage(), e);
        }
    }
}
