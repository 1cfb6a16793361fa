package dev.onoma.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A running stack. It belongs to the thread that started it: an interrupt makes its start and its waiting end. */
public final class Stack implements AutoCloseable {

    private final Belongings belongings;
    private final StateFolder state;
    private final Servers servers;
    private final Endpoints endpoints;
    private final CompletableFuture<StackException> failure;

    private Stack(
            Belongings belongings,
            StateFolder state,
            Servers servers,
            Endpoints endpoints,
            CompletableFuture<StackException> failure) {
        this.belongings = belongings;
        this.state = state;
        this.servers = servers;
        this.endpoints = endpoints;
        this.failure = failure;
    }

    /**
     * Starts everything and returns when all services are ready; stops what was started when something is wrong.
     *
     * @param preparation decides on the targets
     * @throws StackException when a part does not start
     */
    public static Stack start(StackSettings settings, TargetPreparation preparation, StartProgress progress)
            throws InterruptedException {
        Launches.demandBuilt(settings.root());
        Belongings belongings = new Belongings();
        boolean complete = false;
        try {
            Stack stack = start(settings, preparation, progress, belongings);
            complete = true;
            return stack;
        } finally {
            if (!complete) {
                belongings.close();
            }
        }
    }

    private static Stack start(
            StackSettings settings, TargetPreparation preparation, StartProgress progress, Belongings belongings)
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
        Launches launches = new Launches(settings, servers.kafka(), servers.control(), targets);
        List<ServiceLaunch> all = new ArrayList<>();
        for (Service service : Service.values()) {
            all.add(launches.of(service));
        }
        List<ChildService> services = new ArrayList<>();
        for (ServiceLaunch launch : all) {
            Path log = state.log(launch.service().label());
            services.add(belongings.add(ChildService.start(launch, state.path(), log, reaper)));
        }
        try (Readiness readiness = new Readiness()) {
            readiness.await(services, progress);
        }
        Endpoints endpoints = new Endpoints(urls(services), servers.kafka(), servers.control(), targets);
        endpoints.write(state.stackFile());
        return new Stack(belongings, state, servers, endpoints, failure(services, postmaster, state));
    }

    private static Map<Service, URI> urls(List<ChildService> services) {
        Map<Service, URI> urls = new EnumMap<>(Service.class);
        services.forEach(service -> urls.put(service.service(), service.url()));
        return urls;
    }

    private static CompletableFuture<StackException> failure(
            List<ChildService> services, Optional<ProcessHandle> postmaster, StateFolder state) {
        CompletableFuture<StackException> failure = new CompletableFuture<>();
        services.forEach(
                service -> service.ended().thenAccept(ended -> failure.complete(ended.failure("has ended by itself"))));
        postmaster.ifPresent(process -> process.onExit()
                .thenAccept(ended -> failure.complete(new StackException("PostgreSQL has ended by itself; its log is "
                        + state.postgres().resolveSibling("postgres.log")))));
        return failure;
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
        return failure;
    }

    /**
     * Returns never: the stack runs until this thread is interrupted, or a part ends.
     *
     * @throws StackException when a part has ended by itself
     */
    public void await() throws InterruptedException {
        try {
            throw failure.get();
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
