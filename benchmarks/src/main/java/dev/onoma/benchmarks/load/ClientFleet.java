package dev.onoma.benchmarks.load;

import dev.onoma.local.load.PauseMeter;
import dev.onoma.local.load.QueryMode;
import dev.onoma.local.load.WaitLog;
import dev.onoma.local.load.Waits;
import dev.onoma.local.load.Window;
import dev.onoma.local.stack.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Clients of one database at work, with the query modes in turn. */
public final class ClientFleet implements AutoCloseable {

    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final PauseMeter pauses = PauseMeter.start();

    private ClientFleet() {}

    /** Starts so many, and returns when each has done every task once. */
    public static ClientFleet start(Database database, Work work, int count) throws InterruptedException {
        ClientFleet fleet = new ClientFleet();
        QueryMode[] modes = QueryMode.values();
        for (int number = 0; number < count; number++) {
            Client client = new Client(number, modes[number % modes.length], database, work, fleet.failures);
            fleet.clients.add(client);
            fleet.threads.add(
                    Thread.ofPlatform().daemon().name("client-" + number).start(client));
        }
        for (Client client : fleet.clients) {
            client.awaitWarm();
        }
        return fleet;
    }

    /** Lets them work for so long. */
    public Window work(long millis) throws InterruptedException {
        long begin = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(millis);
        return Window.since(begin);
    }

    /** What all of them waited. */
    public Waits waits(Window window) {
        return WaitLog.waits(clients.stream().map(Client::waits).toList(), window);
    }

    /** What those of one mode waited. */
    public Waits waits(Window window, QueryMode mode) {
        return WaitLog.waits(
                clients.stream()
                        .filter(client -> client.mode() == mode)
                        .map(Client::waits)
                        .toList(),
                window);
    }

    /** For how long all of them stood still at most, and only seemed to wait for an answer. */
    public double pauseMillis(Window window) {
        return pauses.longestMillis(window);
    }

    /** A line for each statement that failed. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Every client ends its task, then its connection. */
    @Override
    public void close() {
        clients.forEach(Client::stop);
        pauses.close();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            // They are daemons: whoever interrupts wants to leave.
            Thread.currentThread().interrupt();
        }
    }
}
