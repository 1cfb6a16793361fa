package dev.onoma.endtoend.site;

import dev.onoma.embedded.PostgresServer;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** PostgreSQL, Kafka and the four services, each a process that can be killed, with a link between every two that talk. */
public final class Site implements AutoCloseable {

    private static final String CONTROL = "onoma_control";

    private final Optional<Clocks> clocks;
    private final Links links;
    private final Servers servers;
    private final Stack stack;

    /**
     * Starts everything.
     *
     * @param folder emptied first
     * @param scripts the name of a target → what makes its schema
     */
    public Site(Path root, Path folder, Map<String, String> scripts) throws InterruptedException {
        this(root, folder, scripts, false);
    }

    /**
     * The same.
     *
     * @param ownDisk whether the servers' data are to be on a disk of their own, {@linkplain #hasDisk where that is possible}
     */
    public Site(Path root, Path folder, Map<String, String> scripts, boolean ownDisk) throws InterruptedException {
        empty(folder);
        this.clocks = Clocks.make(make(folder.resolve("clocks")));
        this.links = new Links(clocks);
        this.servers = new Servers(make(folder.resolve("data")), ownDisk, links);
        List<Target> targets = make(new TreeMap<>(scripts));
        StackSettings settings = new StackSettings(
                root,
                folder.resolve("stack"),
                targets,
                Optional.of(servers.kafka()),
                Optional.of(database(servers.control(), CONTROL)),
                Ports.free(),
                true);
        this.stack = Stack.start(settings, Stack.targetsOf(settings), links, (part, where) -> {});
    }

    private List<Target> make(Map<String, String> scripts) {
        List<Target> targets = new ArrayList<>();
        try {
            servers.control().server().createDatabase(CONTROL);
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                servers.target().server().createDatabase(script.getKey());
                try (Connection connection = servers.target().connect(script.getKey());
                        Statement statement = connection.createStatement()) {
                    statement.execute(script.getValue());
                }
                targets.add(new Target(
                        script.getKey(),
                        database(servers.target(), script.getKey()),
                        "development",
                        Optional.empty(),
                        Optional.empty()));
            }
            return targets;
        } catch (SQLException e) {
            throw new IllegalStateException("The databases cannot be made", e);
        }
    }

    private static Database database(DatabaseProcess process, String name) {
        return new Database(process.server().jdbcUrl(name), PostgresServer.USER, Optional.empty());
    }

    private static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
    }

    private static void empty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    // An earlier site's disk may still be mounted, if that was killed.
                    if (!path.equals(folder) && !path.equals(folder.resolve("data"))) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + folder, e);
        }
    }

    /** The HTTP API, by no link. */
    public Planner planner() {
        return new Planner(stack.endpoints().of(Service.PLANNER));
    }

    /** A superuser's connection to a database, by no link. */
    public Connection connect(String database) throws SQLException {
        return servers.target().connect(database);
    }

    /** A superuser's connection to Onoma's own database, by no link. */
    public Connection connectToControl() throws SQLException {
        return servers.control().connect(CONTROL);
    }

    public String bootstrapServers() {
        return servers.kafka();
    }

    public Link between(Service service, Peer peer) {
        return links.between(service, peer);
    }

    /** All links. */
    public void fineWeather() {
        links.fine();
    }

    public void kill(Service service) {
        stack.kill(service);
    }

    /** Starts a killed service again and returns when it is ready. */
    public void restart(Service service) throws InterruptedException {
        stack.restart(service);
    }

    /** One more of the service, ready. */
    public AutoCloseable startAnother(Service service) throws InterruptedException {
        return stack.startAnother(service);
    }

    /** Lets it do nothing until it is {@linkplain #wake woken}; it does not notice. */
    public void freeze(Service service) throws InterruptedException {
        Signals.send("STOP", stack.process(service));
    }

    public void wake(Service service) throws InterruptedException {
        Signals.send("CONT", stack.process(service));
    }

    /** Ends a server without a word to anybody. */
    public void kill(Server server) throws InterruptedException {
        servers.kill(server);
    }

    /** Starts those servers again that do not run, each on what it has on disk. */
    public void ensureUp() {
        servers.ensureUp();
    }

    /** Whether the disk can be full here. */
    public boolean hasDisk() {
        return servers.disk().isPresent();
    }

    /** Leaves the servers no room on their disk. */
    public void fillDisk() {
        servers.disk().orElseThrow().fill();
    }

    public void freeDisk() {
        servers.disk().orElseThrow().free();
    }

    /** Whether services can have a time of their own here. */
    public boolean hasClocks() {
        return clocks.isPresent();
    }

    /** From its next start on the service's clock is so much before the machine's, or behind. */
    public void setClock(Service service, Duration by) {
        clocks.orElseThrow().set(service, by);
    }

    /** Closes a gate on a target, or on Onoma's own database, as the point says. */
    public Gate closeGate(String database, Gate.Point point) throws SQLException {
        return Gate.close(point == Gate.Point.EVENTS ? connectToControl() : connect(database), point);
    }

    /** Breaks the connections of one service to PostgreSQL, whatever they are in. */
    public void cutSessions(Service service) throws SQLException {
        servers.cutSessions(service.label());
    }

    @Override
    public void close() {
        fineWeather();
        stack.close();
        links.close();
        servers.close();
    }
}
