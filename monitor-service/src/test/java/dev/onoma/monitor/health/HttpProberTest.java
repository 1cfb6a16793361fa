package dev.onoma.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real server that answers well, and badly in every way. */
@Timeout(60)
class HttpProberTest {

    private final HttpProber prober = new HttpProber();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        serve("/up", exchange -> answer(exchange, 200, "{\"status\": \"UP\", \"checks\": [{\"name\": \"db\"}]}"));
        serve("/broken", exchange -> answer(exchange, 500, "oops"));
        serve("/garbage", exchange -> answer(exchange, 200, "<html>"));
        serve("/once", exchange -> redirect(exchange, "/up"));
        serve("/for-ever", exchange -> redirect(exchange, "/for-ever"));
        serve("/nowhere", exchange -> redirect(exchange, "ftp://example.org/\u001b[2J"));
        serve("/hangs", exchange -> await());
        serve("/hangs-later", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
        serve("/megabytes", HttpProberTest::withoutEnd);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        prober.close();
        server.stop(0);
    }

    @Test
    void anAnswerAsExpectedIsHealthy() throws Exception {
        assertThat(probe("/up", null, null)).isInstanceOf(ProbeResult.Healthy.class);
        assertThat(probe("/up", "/status", "UP")).isInstanceOf(ProbeResult.Healthy.class);
        assertThat(probe("/up", "/checks/0/name", null)).isInstanceOf(ProbeResult.Healthy.class);
        assertThat(probe("/once", "/status", "UP")).isInstanceOf(ProbeResult.Healthy.class);
    }

    @Test
    void whatIsNotAsExpectedIsSaid() throws Exception {
        assertThat(reason("/broken", null, null)).isEqualTo("answers 500, expected 200");
        assertThat(reason("/up", "/status", "DOWN")).isEqualTo("has \"UP\" at /status, expected \"DOWN\"");
        assertThat(reason("/up", "/checks/7", null)).isEqualTo("answers JSON without /checks/7");
        assertThat(reason("/garbage", "/status", "UP")).isEqualTo("answers what is no JSON");
        assertThat(reason("/nothing-here", null, null)).isEqualTo("answers 404, expected 200");
    }

    @Test
    void whatHangsIsGivenUp() throws Exception {
        assertThat(reason("/hangs", null, null)).isEqualTo("no answer within 500 ms");
        assertThat(reason("/hangs-later", "/status", "UP")).isEqualTo("no answer within 500 ms");
    }

    @Test
    void redirectsForEverEnd() throws Exception {
        assertThat(reason("/for-ever", null, null)).isEqualTo("redirects more than 3 times");
        assertThat(reason("/nowhere", null, null))
                .startsWith("redirects to what is no address")
                .doesNotContain("\u001b");
    }

    @Test
    void megabytesAreNotRead() throws Exception {
        assertThat(probe("/megabytes", null, null)).isInstanceOf(ProbeResult.Healthy.class);
        assertThat(reason("/megabytes", "/status", "UP"))
                .isEqualTo("answers more than 65536 bytes: its JSON is not read");
    }

    @Test
    void whoIsNotThereCannotBeReached() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProbeResult result = prober.probe(probe(URI.create("http://localhost:" + port + "/"), null, null));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("cannot be reached"));
    }

    @Test
    void aSecretGoesToItsHostOnlyAndIsNotShown() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            authorizations.add("other " + exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, "{}");
        });
        other.start();
        serve("/away", exchange -> {
            authorizations.add("first " + exchange.getRequestHeaders().getFirst("Authorization"));
            redirect(exchange, "http://localhost:" + other.getAddress().getPort() + "/");
        });
        Probe probe = new Probe(
                "away",
                url("/away?token=hush"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                0,
                200,
                null,
                null,
                null,
                "Bearer hush");

        assertThat(prober.probe(probe)).isInstanceOf(ProbeResult.Healthy.class);
        assertThat(authorizations).containsExactly("first Bearer hush", "other null");
        assertThat(probe.toString()).doesNotContain("hush");
        other.stop(0);
    }

    @Test
    void anAddressThatCannotBeRightIsRefused() {
        assertThatThrownBy(() -> probe(URI.create("file:///etc/passwd"), null, null))
                .hasMessageContaining("http://");
        assertThatThrownBy(() -> probe(url("/up"), null, "UP")).hasMessageContaining("pointer");
    }

    private String reason(String path, @Nullable String pointer, @Nullable String expected)
            throws InterruptedException {
        return ((ProbeResult.Failed) probe(path, pointer, expected)).reason();
    }

    private ProbeResult probe(String path, @Nullable String pointer, @Nullable String expected)
            throws InterruptedException {
        return prober.probe(probe(url(path), pointer, expected));
    }

    /** What hangs is given up soon; all others have all the time they need. */
    private static Probe probe(URI url, @Nullable String pointer, @Nullable String expected) {
        Duration timeout = url.getPath().startsWith("/hangs") ? Duration.ofMillis(500) : Duration.ofSeconds(30);
        return new Probe(
                "shop",
                url,
                Duration.ofSeconds(1),
                timeout,
                0,
                200,
                pointer == null ? null : JsonPointer.compile(pointer),
                expected,
                null,
                null);
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to.replace("\u001b", "%1B"));
        answer(exchange, 302, "");
    }

    /** Until somebody hangs up. */
    private static void withoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = new byte[1 << 16];
        Arrays.fill(part, (byte) ' ');
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                body.write(part);
            }
        }
    }

    private void await() {
        try {
            end.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
