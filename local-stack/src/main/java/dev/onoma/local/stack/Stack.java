package dev.onoma.local.stack;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A running stack. It belongs to the thread that started it: an interrupt makes its start and its waiting end. */
public final class Stack implements AutoCloseable {

    private final Belongings belongings;
    private final StateFolder state;
    private final Servers servers;
    private final Endpoints endpoints;
    private final Children children;

    private Stack(Belongings belongings, StateFolder state, Servers servers, Endpoints endpoints, Children children) {
        this.belongings = belongings;
        this.state = state;
        this.servers = servers;
        this.endpoints = endpoints;
        this.children = children;
    }

    /**
     * Starts everything and returns when all services are ready; stops what was started when something is wrong.
     *
     * @param preparation decides on the targets
     * @throws StackException when a part does not start
     */
    public static Stack start(StackSettings settings, TargetPreparation preparation, StartProgress progress)
            throws InterruptedException {
        return start(settings, preparation, Wiring.DIRECT, progress);
    }

    /**
     * The same, with services that reach the others by the addresses of the wiring.
     *
     * @throws StackException when a part does not start
     */
    public static Stack start(
            StackSettings settings, TargetPreparation preparation, Wiring wiring, StartProgress progress)
            throws InterruptedException {
        Launches.demandBuilt(settings.root());
        Belongings belongings = new Belongings();
        boolean complete = false;
        try {
            Stack stack = start(settings, preparation, wiring, progress, belongings);
            complete = true;
            return stack;
        } finally {
            if (!complete) {
                belongings.close();
            }
        }
    }

    private static Stack start(
            StackSettings settings,
            TargetPreparation preparation,
            Wiring wiring,
            StartProgress progress,
            Belongings belongings)
            throws InterruptedException {
        StateFolder state = belongings.add(StateFolder.open(settings.state()));
        if (settings.fresh()) {
            state.empty();
        }
        ServerLog.to(state.log("kafka"));
        Reaper reaper = belongings.add(Reaper.start());
        Servers servers = Servers.start(settings, state, belongings, progress);
        Optional<ProcessHandle> postmaster = servers.postmaster();
        postmaster.ifPresent(process -> reaper.watchDatabase(process.pid()));
        List<Target> targets = preparation.prepare(servers);
        Launches launches = new Launches(settings, servers.kafka(), servers.control(), targets, wiring);
        Children children = new Children(belongings, state, reaper);
        postmaster.ifPresent(children::watchDatabase);
        children.start(launches, progress);
        Endpoints endpoints = new Endpoints(children.urls(), servers.kafka(), servers.control(), targets);
        endpoints.write(state.stackFile());
        return new Stack(belongings, state, servers, endpoints, children);
    }

    /** The operator's targets as they are, or one embedded database where there are none. */
    public static TargetPreparation targetsOf(StackSettings settings) {
        return servers -> settings.targets().isEmpty()
                ? List.of(new Target(
                        StackSettings.EMBEDDED_TARGET,
                        servers.embedded(StackSettings.EMBEDDED_TARGET),
                        "development",
                        Optional.empty(),
                        Optional.empty()))
                : settings.targets();
    }

    public Servers servers() {
        return servers;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** The folder with data and logs. */
    public StateFolder state() {
        return state;
    }

    /** Completes when a part has ended by itself. */
    public CompletableFuture<StackException> failure() {
        return children.failure();
    }

    /** Kills a service as a crash would, so that one can see what becomes of the rest. That end is no failure of the stack. */
    public void kill(Service service) {
        children.kill(service);
    }

    /** The process of a service, as long as it was not killed. */
    public ProcessHandle process(Service service) {
        return children.process(service);
    }

    /** Starts a killed service again and returns when it is ready. */
    public void restart(Service service) throws InterruptedException {
        children.restart(service);
    }

    /**
     * Starts one more of a service and returns when it is ready. It shares the work of the first, and ends with the stack, or before when it is
     * closed; its end is no failure of the stack.
     */
    public AutoCloseable startAnother(Service service) throws InterruptedException {
        return children.startAnother(service);
    }

    /**
     * Returns never: the stack runs until this thread is interrupted, or a part ends.
     *
     * @throws StackException when a part has ended by itself
     */
    public void await() throws InterruptedException {
        try {
            throw failure().get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Nobody completes it so", impossible);
        }
    }

    /** Stops services, Kafka and PostgreSQL, the latest first; the data stay. */
    @Override
    public void close() {
        belongings.close();
    }
}
