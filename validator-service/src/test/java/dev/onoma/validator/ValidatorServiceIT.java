package dev.onoma.validator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.StepTiming;
import dev.onoma.events.ValidationStage;
import dev.onoma.naming.Standard;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.Planner;
import dev.onoma.plan.step.DropCompatibility;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Json;
import dev.onoma.wire.Source;
import dev.onoma.wire.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it runs: commands and events come in by Kafka, verdicts go out, reports are served. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ValidatorServiceIT {

    private static final RunId RUN = new RunId("run-0123abcd");
    private static final RunId ELSEWHERE = new RunId("run-00unknown");
    private static final long EPOCH = 1;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "onoma.targets.shop.jdbc-url")
    String url;

    @ConfigProperty(name = "onoma.targets.shop.user")
    String user;

    @ConfigProperty(name = "onoma.targets.shop.password")
    String password;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(
                broker, List.of(Topics.EVENTS, Topics.deadLetters(Topics.COMMANDS), Topics.deadLetters(Topics.EVENTS)));
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aRunIsFollowedFromBaselineToReport() throws Exception {
        Plan plan = plan();
        command(new Command.CaptureBaseline(RUN, "shop", EPOCH, plan.id()));
        Event.BaselineCaptured captured = event("baseline-captured", Event.BaselineCaptured.class);
        assertThat(captured.fingerprint()).isEqualTo(plan.fingerprint());
        assertThat(captured.tables()).isEqualTo(2);
        assertThat(captured.stepRows())
                .containsKeys(plan.steps().stream()
                        .filter(step ->
                                step.step() instanceof RenameRelation || step.step() instanceof DropCompatibility)
                        .map(PlannedStep::number)
                        .toArray(Integer[]::new));

        List<PlannedStep> expand = plan.steps(Phase.EXPAND);
        for (PlannedStep step : expand) {
            take(step);
            event(new Event.StepApplied(
                    RUN, "shop", EPOCH, step.number(), step.step().title(), timing()));
        }
        wire.receive(expand.size(), message -> isEvent(message, "step-validated"));

        int notTaken = plan.steps().size();
        event(new Event.StepApplied(RUN, "shop", EPOCH, notTaken, "never done", timing()));
        Event.StepRejected rejected = event("step-rejected", Event.StepRejected.class);
        assertThat(rejected.step()).isEqualTo(notTaken);

        List<Integer> standing = expand.stream().map(PlannedStep::number).toList();
        Command.ValidateRun validate =
                new Command.ValidateRun(RUN, "shop", EPOCH, plan.id(), ValidationStage.AFTER_EXPAND, standing);
        command(validate);
        Event.RunValidated validated = event("run-validated", Event.RunValidated.class);
        assertThat(validated.verdicts()).isEmpty();
        assertThat(validated.passed()).isTrue();
        assertThat(validated.checks()).isPositive();
        reportsAreServed();

        // Told twice, answered twice, by the same event: nothing is looked at again.
        execute("DROP VIEW \"Customer\"");
        command(validate);
        List<ConsumerRecord<String, byte[]>> answers = wire.receive(2, message -> isEvent(message, "run-validated"));
        assertThat(answers)
                .extracting(message -> Wire.header(message, Envelope.ID))
                .containsOnly(RUN + "/1/run-validated/AFTER_EXPAND");
        assertThat(answers.getLast().value()).isEqualTo(answers.getFirst().value());
    }

    private static void reportsAreServed() {
        given().get("/api/v1/reports/" + RUN + "/after-expand")
                .then()
                .statusCode(200)
                .body("passed", equalTo(true))
                .body("checks.check", hasItem("foreign-keys"));
        given().accept("text/markdown")
                .get("/api/v1/reports/" + RUN + "/AFTER_EXPAND")
                .then()
                .statusCode(200)
                .contentType(containsString("text/markdown"))
                .body(containsString("# Validation of " + RUN + ", after expand"));
        given().get("/api/v1/reports/" + RUN).then().statusCode(200).body("$", hasSize(1));
    }

    @Test
    void whatIsNotThereIsAProblem() {
        given().get("/api/v1/reports/run-99999999/after-expand")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("run-99999999"));
        given().get("/api/v1/reports/" + RUN + "/after-lunch")
                .then()
                .statusCode(404)
                .body("detail", containsString("after-expand, after-contract, after-rollback"));
        given().get("/api/v1/reports/nonsense").then().statusCode(404).body("detail", containsString("is no run id"));
    }

    @Test
    void whatCannotBeReadIsSetAside() throws Exception {
        wire.send(Topics.COMMANDS, "{\"command\":");
        wire.send(Topics.EVENTS, "no event");
        assertThat(wire.receive(1, message -> message.topic().equals(Topics.deadLetters(Topics.COMMANDS))))
                .extracting(message -> Wire.header(message, "onoma_reason"))
                .anySatisfy(reason -> assertThat(reason).startsWith("No Command"));
        assertThat(wire.receive(1, message -> message.topic().equals(Topics.deadLetters(Topics.EVENTS))))
                .anySatisfy(message -> {
                    assertThat(new String(message.value(), StandardCharsets.UTF_8))
                            .isEqualTo("no event");
                    assertThat(Wire.header(message, "onoma_topic")).isEqualTo(Topics.EVENTS);
                });
    }

    @Test
    void aRunThatCanHaveNoBaselineDoesNotBegin() throws Exception {
        command(new Command.CaptureBaseline(ELSEWHERE, "nowhere", EPOCH, plan().id()));
        ConsumerRecord<String, byte[]> answer =
                wire.receive(1, message -> isEvent(message, "preflight-failed")).getFirst();
        assertThat(new String(answer.value(), StandardCharsets.UTF_8)).contains("knows no target");
    }

    @Test
    void aRunThatCannotBeValidatedIsAnsweredWithTheReason() throws Exception {
        command(new Command.ValidateRun(
                ELSEWHERE, "nowhere", EPOCH, plan().id(), ValidationStage.AFTER_EXPAND, List.of()));
        ConsumerRecord<String, byte[]> answer = wire.receive(1, message -> isEvent(message, "validation-impossible"))
                .getFirst();
        assertThat(new String(answer.value(), StandardCharsets.UTF_8))
                .contains("AFTER_EXPAND", "knows no target", "Known are: shop");
    }

    @Test
    void healthTellsOfTargetsWithoutSecrets() {
        String health =
                given().get("/q/health/well").then().statusCode(200).extract().asString();
        assertThat(health).contains("\"shop\": \"answers\"").doesNotContain("jdbc:");
    }

    private Plan plan() throws Exception {
        // The same as the planner's: a plan depends on nothing but the schema, which no test changes before it asks.
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            Snapshot snapshot = new CatalogReader(Scope.all()).read(connection);
            return Planner.plan("shop", snapshot, Standard.defaults().assess(snapshot));
        }
    }

    private void take(PlannedStep step) throws Exception {
        execute("BEGIN;\n" + step.step().forward() + "COMMIT;");
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void command(Command command) throws Exception {
        wire.send(Envelope.of(command, Instant.now()));
    }

    private void event(Event event) throws Exception {
        wire.send(Envelope.of(event, Source.EXECUTOR, Instant.now()));
    }

    private <T extends Event> T event(String type, Class<T> kind) {
        ConsumerRecord<String, byte[]> message =
                wire.receive(1, record -> isEvent(record, type)).getFirst();
        assertThat(message.key()).isEqualTo(RUN.value());
        assertThat(Wire.header(message, Envelope.SOURCE)).isEqualTo("/validator");
        return Json.read(new String(message.value(), StandardCharsets.UTF_8), kind);
    }

    private static boolean isEvent(ConsumerRecord<String, byte[]> message, String type) {
        return message.topic().equals(Topics.EVENTS)
                && Wire.header(message, Envelope.TYPE).equals("dev.onoma." + type);
    }

    private static StepTiming timing() {
        return new StepTiming(Instant.now(), 1, 0, 1.5);
    }
}
