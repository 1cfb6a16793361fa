package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.command.Command;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import dev.onoma.events.RunId;
import dev.onoma.local.stack.Service;
import dev.onoma.plan.Phase;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RenameIndex;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages and requests that nobody should send stop nothing and do nothing. */
class FuzzIT {

    private static final long SEED = 20_261_121;
    private static final int CHANGED = 150;
    private static final int REQUESTS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningStack stack;
    private static Planner planner;
    private static Wire wire;

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start(
                "fuzz",
                Map.of(
                        "fuzzed", Schemas.camelCase(2),
                        "asked", Schemas.camelCase(2),
                        "forged", Schemas.camelCase(2),
                        "spared", Schemas.camelCase(2)));
        planner = stack.planner();
        wire = new Wire(stack.stack().endpoints().kafka());
    }

    @AfterAll
    static void stop() {
        wire.close();
        stack.close();
    }

    @Test
    void messagesThatCannotBeReadAreSetAsideAndStopNothing() throws Exception {
        wholeLife("fuzzed");
        String before = planner.fingerprint("fuzzed");
        Fuzz fuzz = new Fuzz(new SplittableRandom(SEED));
        for (String topic : List.of(Topics.COMMANDS, Topics.EVENTS, Topics.ALERTS)) {
            for (byte[] nonsense : Fuzz.nonsense()) {
                wire.send(topic, "fuzzed", nonsense, Map.of());
            }
            wire.send(topic, null, null, Map.of());
            wire.send(topic, "fuzzed", null, Map.of());
            wire.send(
                    topic, null, "{}".getBytes(), Map.of("ce_id", "", "ce_time", "yesterday", "traceparent", "00-zz"));
            // As large as a broker takes, so that nothing more has room beside it.
            wire.send(topic, "fuzzed", new byte[1_048_000], Map.of());
            wire.send(topic, "k".repeat(1_000_000), "{}".getBytes(), Map.of("more", "h".repeat(40_000)));
            List<ConsumerRecord<byte[], byte[]>> genuine = wire.all(topic).stream()
                    .filter(message ->
                            message.value() != null && message.headers().lastHeader(Envelope.TYPE) != null)
                    .toList();
            for (int i = 0; i < CHANGED && !genuine.isEmpty(); i++) {
                ConsumerRecord<byte[], byte[]> message = genuine.get(i % genuine.size());
                wire.send(topic, "fuzzed", fuzz.changed(message.value()), wire.headers(message));
            }
        }

        wholeLife("spared");
        for (String topic : List.of(Topics.COMMANDS, Topics.EVENTS, Topics.ALERTS)) {
            assertThat(wire.all(Topics.deadLetters(topic)))
                    .as(topic)
                    .hasSizeGreaterThan(Fuzz.nonsense().size());
        }
        for (Service service : Service.values()) {
            assertThat(health(service)).as(service.label()).isEqualTo(200);
        }
        assertThat(planner.fingerprint("fuzzed")).as("nothing was done").isEqualTo(before);
        assertThat(planner.get("audit/verify").body().path("unbroken").asBoolean())
                .isTrue();
    }

    /** Whoever can write to the topic, and knows run and epoch, still cannot have a step taken that the planner did not send. */
    @Test
    void commandsThatThePlannerDidNotSendAreNotCarriedOut() throws Exception {
        String run = planner.soakingRun("forged");
        long epoch = stack.number("forged", "SELECT epoch FROM onoma.run WHERE id = '" + run + "'");
        PlannedStep step = new PlannedStep(
                1_000,
                Phase.EXPAND,
                new RenameIndex(QualifiedName.of("public", "WorkAaaItem_pkey"), Identifier.of("stolen")),
                List.of(),
                List.of(),
                List.of());
        Command forged = new Command.ApplyStep(new RunId(run), "forged", epoch, step);
        wire.send(Envelope.of(forged, Instant.now()));
        wire.await(
                Topics.deadLetters(Topics.COMMANDS),
                letter -> letter.value() != null
                        && new String(letter.value()).contains("stolen")
                        && reason(letter).contains("onoma_seal"));
        assertThat(stack.number("forged", "SELECT count(*) FROM pg_class WHERE relname = 'stolen'"))
                .isZero();
        assertThat(stack.number("forged", "SELECT count(*) FROM onoma.step_ledger WHERE step = 1000"))
                .isZero();
        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
    }

    /** Whatever is asked of it, the planner answers what is wrong with the question, and shows nothing of itself. */
    @Test
    void requestsThatCannotBeMeantAreRefusedAsProblems() throws Exception {
        String plan = planner.post("plans", Map.of("target", "asked")).text("id");
        URI base = stack.stack().endpoints().of(Service.PLANNER);
        HttpFuzz fuzz =
                new HttpFuzz(Path.of("../docs/openapi.yaml"), base, List.of("asked", plan, "run-00000001"), SEED);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (HttpFuzz.Operation operation : fuzz.operations()) {
                for (int i = 0; i < REQUESTS; i++) {
                    demandProblemOrAnswer(http, fuzz.request(operation));
                }
            }
            byte[] huge = new byte[30_000_000];
            HttpRequest tooMuch = HttpRequest.newBuilder(base.resolve("/api/v1/plans"))
                    .header("Content-Type", "application/json")
                    .expectContinue(true)
                    .POST(BodyPublishers.ofByteArray(huge))
                    .build();
            assertThat(http.send(tooMuch, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        }
    }

    /** The others have no API but what a runtime offers; nothing else is to be found there. */
    @Test
    void otherServicesAnswerNothingElse() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Service service : List.of(Service.EXECUTOR, Service.VALIDATOR, Service.MONITOR)) {
                for (String path : List.of(
                        "/",
                        "/api/v1/plans",
                        "/q/../etc/passwd",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/q/health/%00",
                        "/x?y=%zz")) {
                    HttpRequest request = HttpRequest.newBuilder(
                                    stack.stack().endpoints().of(service).resolve(path.replace("%zz", "zz")))
                            .POST(BodyPublishers.ofString("{\"a\":" + "[".repeat(10_000)))
                            .build();
                    var answer = http.send(request, BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(service + path).isLessThan(500);
                    assertThat(answer.body()).as(service + path).doesNotContain("\tat ", "Exception");
                }
            }
        }
    }

    /** Once more where the connection had been closed after an answer that left the rest of a body unread. */
    private static HttpResponse<InputStream> answer(HttpClient http, HttpRequest request) throws Exception {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException closed) {
            try {
                return http.send(request, BodyHandlers.ofInputStream());
            } catch (IOException again) {
                throw new AssertionError("No answer to " + request.method() + " " + request.uri(), again);
            }
        }
    }

    private static void demandProblemOrAnswer(HttpClient http, HttpRequest request) throws Exception {
        HttpResponse<InputStream> answer = answer(http, request);
        String what = request.method() + " " + request.uri() + " → " + answer.statusCode();
        try (InputStream body = answer.body()) {
            assertThat(answer.statusCode()).as(what).isLessThan(500);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (type.startsWith("text/event-stream")) {
                // It would go on for ever.
                return;
            }
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).as(what).doesNotContain("\tat ", "java.lang", "Exception", "org.postgresql");
            if (answer.statusCode() >= 400) {
                assertThat(type).as(what).startsWith("application/problem+json");
                assertThat(JSON.readTree(text).path("status").asInt()).as(what).isEqualTo(answer.statusCode());
                assertThat(JSON.readTree(text).path("title").asText()).as(what).isNotBlank();
            }
        }
    }

    private static void wholeLife(String target) throws Exception {
        String run = planner.soakingRun(target);
        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return wire.headers(letter).getOrDefault("onoma_reason", "");
    }

    private static int health(Service service) throws Exception {
        URI address = stack.stack().endpoints().of(service).resolve("/q/health");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
