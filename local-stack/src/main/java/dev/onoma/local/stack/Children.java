package dev.onoma.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The four services of a stack as processes, and the news that one has ended. */
final class Children {

    private final Belongings belongings;
    private final StateFolder state;
    private final Reaper reaper;
    private final Map<Service, ServiceLaunch> launches = new EnumMap<>(Service.class);
    private final Map<Service, ChildService> running = new EnumMap<>(Service.class);
    private final CompletableFuture<StackException> failure = new CompletableFuture<>();

    Children(Belongings belongings, StateFolder state, Reaper reaper) {
        this.belongings = belongings;
        this.state = state;
        this.reaper = reaper;
    }

    void watchDatabase(ProcessHandle postmaster) {
        postmaster
                .onExit()
                .thenAccept(ended -> failure.complete(new StackException("PostgreSQL has ended by itself; its log is "
                        + state.postgres().resolveSibling("postgres.log"))));
    }

    /** Starts all of them and returns when each is ready. */
    void start(Launches settings, StartProgress progress) throws InterruptedException {
        for (Service service : Service.values()) {
            launches.put(service, settings.of(service));
        }
        launches.values().forEach(this::start);
        await(List.copyOf(running.values()), progress);
        running.values().forEach(this::watch);
    }

    void kill(Service service) {
        ChildService child = running.remove(service);
        if (child != null) {
            child.kill();
        }
    }

    ProcessHandle process(Service service) {
        ChildService child = running.get(service);
        if (child == null) {
            throw new IllegalStateException("The %s does not run".formatted(service.label()));
        }
        return child.process();
    }

    void restart(Service service) throws InterruptedException {
        ServiceLaunch launch = launches.get(service);
        if (launch == null || running.containsKey(service)) {
            throw new IllegalStateException("The %s was not killed before".formatted(service.label()));
        }
        ChildService child = start(launch);
        await(List.of(child), (part, where) -> {});
        watch(child);
    }

    /** Starts one more and returns when it is ready. */
    AutoCloseable startAnother(Service service) throws InterruptedException {
        ServiceLaunch launch = launches.get(service);
        if (launch == null) {
            throw new IllegalStateException("The %s was never started".formatted(service.label()));
        }
        ServiceLaunch another = Launches.another(launch);
        Path log = state.log("%s-%d".formatted(service.label(), another.port()));
        ChildService child = belongings.add(ChildService.start(another, state.path(), log, reaper));
        await(List.of(child), (part, where) -> {});
        return child;
    }

    Map<Service, URI> urls() {
        Map<Service, URI> urls = new EnumMap<>(Service.class);
        running.forEach((service, child) -> urls.put(service, child.url()));
        return urls;
    }

    /** Completes when a part has ended that nobody has killed. */
    CompletableFuture<StackException> failure() {
        return failure;
    }

    private ChildService start(ServiceLaunch launch) {
        ChildService child = belongings.add(ChildService.start(
                launch, state.path(), state.log(launch.service().label()), reaper));
        running.put(launch.service(), child);
        return child;
    }

    private static void await(List<ChildService> children, StartProgress progress) throws InterruptedException {
        try (Readiness readiness = new Readiness()) {
            readiness.await(new ArrayList<>(children), progress);
        }
    }

    private void watch(ChildService child) {
        child.ended().thenAccept(ended -> {
            if (running.get(ended.service()) == ended) {
                failure.complete(ended.failure("has ended by itself"));
            }
        });
    }
}
