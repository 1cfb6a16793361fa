package dev.onoma.endtoend;

import dev.onoma.endtoend.site.Schemas;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.Target;
import dev.onoma.local.stack.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.util.PasswordUtil;

/** A stack whose databases ask for passwords, and which tells alerts to a webhook and a mail server that both fail. */
final class GuardedStack implements AutoCloseable {

    static final String TOKEN = "alert-token-s3cret-8841";
    private static final String TARGET = "target-password-s3cret-1207";
    private static final String WRONG = "wrong-password-s3cret-5530";
    private static final String CONTROL = "control-password-s3cret-9916";
    private static final String SIGNATURE = "signature-s3cret-4402";
    private static final String WEBHOOK = "webhook-key-s3cret-7715";
    private static final String HOOK_PATH = "hook-path-s3cret-6023";
    private static final String MAIL = "mail-password-s3cret-3398";

    static final List<String> SECRETS = List.of(TOKEN, TARGET, WRONG, CONTROL, SIGNATURE, WEBHOOK, HOOK_PATH, MAIL);

    private final Stack stack;
    private final WebServer hook;
    private final CountDownLatch failedNotifications;

    private GuardedStack(Stack stack, WebServer hook, CountDownLatch failedNotifications) {
        this.stack = stack;
        this.hook = hook;
        this.failedNotifications = failedNotifications;
    }

    /** Secrets come from the environment. */
    private static final String SETTINGS = """
            onoma.monitor.notify.receivers.hook.kind=webhook
            onoma.monitor.notify.receivers.hook.url=${HOOK_URL}
            onoma.monitor.notify.receivers.hook.secret=${HOOK_SECRET}
            onoma.monitor.notify.receivers.people.kind=email
            onoma.monitor.notify.receivers.people.to=operators@example.org
            onoma.monitor.notify.mail.port=1
            onoma.monitor.notify.mail.user=onoma
            onoma.monitor.notify.mail.password=${MAIL_PASSWORD}
            """;

    static GuardedStack start() throws InterruptedException, IOException {
        Path folder = RunningStack.configure("secrets", SETTINGS);
        CountDownLatch notifications = new CountDownLatch(2);
        WebServer hook = new WebServer();
        hook.serve("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
            notifications.countDown();
        });
        StackSettings settings = StackSettings.empty(Path.of(".."), folder, Ports.free());
        Stack stack = Stack.start(settings, GuardedStack::targets, wiring(hook), (part, where) -> {});
        return new GuardedStack(stack, hook, notifications);
    }

    URI url(Service service) {
        return stack.endpoints().of(service);
    }

    Path folder() {
        return stack.state().path();
    }

    /** Until the webhook has refused more than one. */
    void awaitFailedNotifications() throws InterruptedException {
        if (!failedNotifications.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody was told of the alert");
        }
    }

    private static Wiring wiring(WebServer hook) {
        return new Wiring() {
            @Override
            public Database database(Service from, Database direct) {
                return direct.jdbcUrl().endsWith("/onoma_control")
                        ? new Database(direct.jdbcUrl(), "keeper", Optional.of(CONTROL))
                        : direct;
            }

            @Override
            public Map<String, String> environment(Service of) {
                return Map.ofEntries(
                        Map.entry("QUARKUS_DATASOURCE_PASSWORD", CONTROL),
                        Map.entry("ONOMA_ALERTS_TOKEN", TOKEN),
                        Map.entry("ONOMA_ALERTS_SIGNATURE_SECRET", SIGNATURE),
                        Map.entry("HOOK_URL", hook.url("/" + HOOK_PATH)),
                        Map.entry("HOOK_SECRET", WEBHOOK),
                        Map.entry("MAIL_PASSWORD", MAIL));
            }
        };
    }

    private static List<Target> targets(Servers servers) {
        Database direct = servers.embedded("guarded");
        servers.embedded("wrong");
        try (Connection connection = servers.connect("guarded");
                Statement statement = connection.createStatement()) {
            statement.execute(Schemas.camelCase(2));
            // The server is given what it keeps, so that no statement holds the word itself.
            statement.execute(role("guard", TARGET) + role("keeper", CONTROL));
            askForPasswords(statement);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return List.of(
                target("guarded", direct.jdbcUrl(), TARGET),
                target("wrong", direct.jdbcUrl().replace("/guarded", "/wrong"), WRONG),
                target("nowhere", "jdbc:postgresql://localhost:1/nowhere", TARGET));
    }

    private static Target target(String name, String url, String password) {
        return new Target(
                name,
                new Database(url, "guard", Optional.of(password)),
                "development",
                Optional.empty(),
                Optional.empty());
    }

    private static String role(String name, String password) throws SQLException {
        String kept = PasswordUtil.encodePassword(name, password.toCharArray(), "scram-sha-256");
        return "CREATE ROLE %s SUPERUSER LOGIN REPLICATION PASSWORD '%s';".formatted(name, kept);
    }

    private static void askForPasswords(Statement statement) throws SQLException, IOException {
        try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
            row.next();
            Path file = Path.of(row.getString(1));
            String demand = "host all,replication guard,keeper all scram-sha-256\n";
            try {
                Files.writeString(file, demand + Files.readString(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        statement.execute("SELECT pg_reload_conf()");
    }

    @Override
    public void close() {
        stack.close();
        hook.close();
    }
}
