package dev.onoma.local.demo;

import dev.onoma.local.load.QueryMode;
import dev.onoma.local.load.WaitLog;
import dev.onoma.local.load.Waits;
import dev.onoma.local.load.Window;
import dev.onoma.local.stack.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All clients of one database. They speak by the old names until told otherwise. */
final class ClientFleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final FailureLog failures = new FailureLog();

    private ClientFleet() {}

    /** Starts so many clients, with the query modes in turn. */
    static ClientFleet start(Database database, List<Job> jobs, int count) {
        return start(database, jobs, count, 0);
    }

    /**
     * The same, on a database where other fleets were at work before.
     *
     * @param draws the same ones draw the same values, unique ones too; other fleets have others
     */
    static ClientFleet start(Database database, List<Job> jobs, int count, int draws) {
        ClientFleet fleet = new ClientFleet();
        QueryMode[] modes = QueryMode.values();
        for (int number = 1; number <= count; number++) {
            long seed = ((long) draws << Integer.SIZE) + number;
            Client client = new Client(number, modes[number % modes.length], database, jobs, seed, fleet.failures);
            fleet.clients.add(client);
            fleet.threads.add(Thread.ofPlatform().name("shop-client-" + number).start(client));
        }
        return fleet;
    }

    /** Returns when every client has done every job once. */
    void awaitWarm() throws InterruptedException {
        await(clients.stream().map(Client::warm).toList());
    }

    /** Returns when no client is in a job by other names any more. */
    void speak(Names names) throws InterruptedException {
        await(clients.stream().map(client -> client.speak(names)).toList());
    }

    /** The same for every second client. */
    void speakHalf(Names names) throws InterruptedException {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (int i = 0; i < clients.size(); i += 2) {
            answers.add(clients.get(i).speak(names));
        }
        await(answers);
    }

    private static void await(List<CompletableFuture<Void>> answers) throws InterruptedException {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new DemoFailure("A client of the shop has been in one transaction for %d s; something blocks it"
                    .formatted(PATIENCE.toSeconds()));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Clients say nothing else", impossible);
        }
    }

    /** Lets them work for so long, or until a statement fails; says whether all went well. */
    boolean work(Duration howLong) throws InterruptedException {
        return !failures.awaitFirst(howLong);
    }

    int statements() {
        return clients.stream().mapToInt(client -> client.latencies().count()).sum();
    }

    List<ClientFailure> failures() {
        return failures.all();
    }

    Waits waits(Window window) {
        return WaitLog.waits(clients.stream().map(Client::latencies).toList(), window)
                .rounded();
    }

    /** Every client ends its job, then its connection. */
    @Override
    public void close() {
        clients.forEach(Client::stop);
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
