package dev.onoma.local.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An application of the shop, as far as the monitor sees it: it says by HTTP whether it is well. */
final class HealthEndpoint implements AutoCloseable {

    /** What the probe is called. */
    static final String NAME = "checkout";

    private static final int WELL = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private volatile boolean failing;

    private HealthEndpoint(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts it on any free port of this machine.
     *
     * @throws DemoFailure when it cannot be
     */
    static HealthEndpoint start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HealthEndpoint endpoint = new HealthEndpoint(server);
            server.createContext("/health", exchange -> {
                boolean down = endpoint.failing;
                byte[] body =
                        "{\"status\": \"%s\"}".formatted(down ? "DOWN" : "UP").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(down ? UNAVAILABLE : WELL, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new DemoFailure("The application of the demo cannot listen on localhost: " + e, e);
        }
    }

    /** By which the monitor finds it; keys below {@code onoma.targets.NAME}. */
    Map<String, String> probe() {
        String prefix = "health.probes." + NAME + ".";
        return Map.of(
                prefix + "url",
                "http://localhost:%d/health".formatted(server.getAddress().getPort()),
                prefix + "every",
                "500ms",
                prefix + "timeout",
                "10s",
                prefix + "pointer",
                "/status",
                prefix + "expected",
                "UP");
    }

    void fail() {
        failing = true;
    }

    void recover() {
        failing = false;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
