package dev.onoma.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where everything of a running stack is.
 *
 * @param services base URLs
 * @param kafka {@code HOST:PORT}
 */
public record Endpoints(Map<Service, URI> services, String kafka, Database control, List<Target> targets) {

    public Endpoints {
        services = Map.copyOf(services);
        targets = List.copyOf(targets);
    }

    /** The base URL of one. */
    public URI of(Service service) {
        URI url = services.get(service);
        if (url == null) {
            throw new IllegalStateException("The stack has no " + service.label());
        }
        return url;
    }

    /** As {@code psql} and JDBC clients take it. */
    public static String loginUrl(Database database) {
        return database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "user=" + database.user();
    }

    /** Says it in lines. */
    public void show(Consumer<String> line) {
        URI planner = of(Service.PLANNER);
        line.accept("");
        line.accept("  %-16s %s/api/v1".formatted("HTTP API", planner));
        line.accept("  %-16s %s/q/swagger-ui".formatted("Swagger UI", planner));
        for (Service service : Service.values()) {
            line.accept("  %-16s %s/q/health, /q/metrics (%s)".formatted(service.label(), of(service), service.does()));
        }
        line.accept("  %-16s %s".formatted("Kafka", kafka));
        line.accept("  %-16s %s".formatted("control database", loginUrl(control)));
        for (Target target : targets) {
            line.accept("  %-16s %s (%s)"
                    .formatted("target " + target.name(), loginUrl(target.database()), target.environment()));
        }
    }

    /** Writes them for other programs, whole or not at all; never a password. */
    void write(Path file) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            document.put(service.label(), of(service).toString());
        }
        document.put("kafka", kafka);
        document.put("controlDatabase", loginUrl(control));
        Map<String, String> databases = new LinkedHashMap<>();
        targets.forEach(target -> databases.put(target.name(), loginUrl(target.database())));
        document.put("targets", databases);
        document.put("process", ProcessHandle.current().pid());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.write(
                    next,
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(document));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("Onoma cannot write %s: %s".formatted(file, e), e);
        }
    }
}
