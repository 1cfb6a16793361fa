package dev.onoma.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers requests with what it was told to, over HTTP; the last answer to a request is given again and again. */
final class ReplayServer implements AutoCloseable {

    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    static final String EVENTS = "text/event-stream";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    record Reply(int status, String type, String body) {}

    record Request(String line, String body, Optional<String> lastEventId) {}

    ReplayServer() {
        this(0);
    }

    ReplayServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /**
     * @param request such as {@code GET /api/v1/targets}
     * @param bodies one after the other
     */
    ReplayServer on(String request, String... bodies) {
        for (String body : bodies) {
            on(request, 200, JSON, body);
        }
        return this;
    }

    ReplayServer on(String request, int status, String type, String body) {
        replies.computeIfAbsent(request, r -> new ArrayDeque<>()).add(new Reply(status, type, body));
        return this;
    }

    /** A refusal as the planner words it. */
    ReplayServer refuses(String request, int status, String key, String detail, String... members) {
        String more = members.length == 0 ? "" : ", " + String.join(", ", members);
        return on(request, status, PROBLEM, """
            {"type": "urn:onoma:problem:%s", "title": "Title of it", "status": %d, "detail": "%s", "instance": "/x"%s}
            """.formatted(key, status, detail, more));
    }

    /** All requests so far, without those for event streams. */
    List<Request> requests() {
        return requests.stream()
                .filter(r -> !r.line().contains("/events/stream"))
                .toList();
    }

    List<Request> streams() {
        return requests.stream()
                .filter(r -> r.line().contains("/events/stream"))
                .toList();
    }

    Request last() {
        return requests().getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                line, body, Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"))));
        Reply reply = next(line);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        // A stream has no length that is known before.
        exchange.sendResponseHeaders(reply.status(), reply.type().equals(EVENTS) ? 0 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Reply next(String line) {
        Deque<Reply> queue = replies.get(line);
        if (queue == null) {
            return new Reply(404, PROBLEM, """
                {"type": "urn:onoma:problem:unknown-resource", "title": "Nothing is there", "status": 404,
                 "detail": "There is nothing at %s."}\
                """.formatted(line));
        }
        synchronized (queue) {
            return queue.size() > 1 ? queue.remove() : queue.element();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
