package dev.onoma.benchmarks.stack;

import dev.onoma.benchmarks.Setting;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.TargetPreparation;
import java.sql.SQLException;

/** A stack of its own for one benchmark, on fresh data. */
public final class Laboratory implements AutoCloseable {

    private final Setting setting;
    private final Stack stack;
    private final Planner planner;

    private Laboratory(Setting setting, Stack stack) {
        this.setting = setting;
        this.stack = stack;
        this.planner = new Planner(
                stack.endpoints().of(Service.PLANNER), stack.endpoints().of(Service.VALIDATOR));
    }

    /** Starts everything; the targets are made before the services are there. */
    public static Laboratory start(Setting setting, TargetPreparation preparation) throws InterruptedException {
        setting.tell("Starting PostgreSQL, Kafka and the services; data and logs are in %s", setting.folder());
        StackSettings settings = StackSettings.empty(setting.root(), setting.folder(), Ports.free());
        return new Laboratory(setting, Stack.start(settings, preparation, (part, where) -> {}));
    }

    public Planner planner() {
        return planner;
    }

    public Stack stack() {
        return stack;
    }

    /** One of the embedded server's databases. */
    public Database database(String name) {
        return stack.servers().embedded(name);
    }

    /** The version of the server. */
    public String postgres() throws SQLException {
        return Databases.version(stack.endpoints().control());
    }

    /** Ends all services and starts them again: their JVMs are cold then. */
    public void restartServices() throws InterruptedException {
        setting.tell("Restarting the services");
        killServices();
        for (Service service : Service.values()) {
            stack.restart(service);
        }
    }

    /** Ends all services, so that only PostgreSQL and Kafka are left. */
    public void killServices() {
        for (Service service : Service.values()) {
            stack.kill(service);
        }
    }

    @Override
    public void close() {
        planner.close();
        stack.close();
    }
}
