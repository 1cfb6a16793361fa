package dev.onoma.endtoend;

import dev.onoma.endtoend.site.Planner;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.Target;
import dev.onoma.local.stack.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One stack in which several databases, made by a script each, are targets. */
final class RunningStack implements AutoCloseable {

    private final Stack stack;

    private RunningStack(Stack stack) {
        this.stack = stack;
    }

    /** Writes settings to where a Quarkus application looks for them beside its own: below the folder, given here, that the stack starts it in. */
    static Path configure(String name, String settings) throws IOException {
        Path folder = folder(name);
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), settings);
        return folder;
    }

    private static Path folder(String name) {
        return Path.of("target", "stacks", name);
    }

    /**
     * @param scripts the name of a target → what makes its schema
     */
    static RunningStack start(String name, Map<String, String> scripts) throws InterruptedException {
        return start(name, scripts, Map.of(), Wiring.DIRECT);
    }

    /**
     * @param scripts the name of a target → what makes its schema
     * @param more the name of a target → further keys of its configuration
     */
    static RunningStack start(
            String name, Map<String, String> scripts, Map<String, Map<String, String>> more, Wiring wiring)
            throws InterruptedException {
        StackSettings settings = StackSettings.empty(Path.of(".."), folder(name), Ports.free());
        return new RunningStack(Stack.start(
                settings,
                servers -> {
                    List<Target> targets = new ArrayList<>();
                    scripts.forEach((target, script) -> {
                        Database database = servers.embedded(target);
                        try (Connection connection = servers.connect(target);
                                Statement statement = connection.createStatement()) {
                            statement.execute(script);
                        } catch (SQLException e) {
                            throw new IllegalStateException("The script of " + target, e);
                        }
                        targets.add(new Target(
                                target,
                                database,
                                "development",
                                Optional.empty(),
                                Optional.empty(),
                                more.getOrDefault(target, Map.of())));
                    });
                    return targets;
                },
                wiring,
                (part, where) -> {}));
    }

    Planner planner() {
        return new Planner(stack.endpoints().of(Service.PLANNER));
    }

    Connection connect(String database) throws SQLException {
        return stack.servers().connect(database);
    }

    Database database(String target) {
        return stack.endpoints().targets().stream()
                .filter(known -> known.name().equals(target))
                .findFirst()
                .orElseThrow()
                .database();
    }

    /** The number that a query gives. */
    long number(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    Stack stack() {
        return stack;
    }

    @Override
    public void close() {
        stack.close();
    }
}
