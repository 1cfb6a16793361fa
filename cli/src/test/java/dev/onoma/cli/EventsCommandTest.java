package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.cli.Cli.Result;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsCommandTest {

    private static final String APPLIED = """
        {"event": "step-applied", "run": "run-12345678", "target": "shop", "epoch": 1, "step": 3, "title": "rename table a to b",\
         "timing": {"committedAt": "2026-01-02T03:04:05Z", "attempts": 1, "waitedMillis": 0.5, "heldMillis": 3.26}}\
        """;

    private final ReplayServer server = new ReplayServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pagesAreReadToTheEnd() {
        server.on("GET /api/v1/events?limit=1000&after=0&run=run-12345678&target=shop&type=step-applied", """
            {"events": [%s], "next": 7}\
            """.formatted(
                                Samples.event(7, "step-applied", APPLIED)))
                .on("GET /api/v1/events?limit=1000&after=7&run=run-12345678&target=shop&type=step-applied", """
                    {"events": [], "next": 7}\
                    """);

        Result result =
                Cli.at(server).run("events", "--run", "run-12345678", "--target", "shop", "--type", "step-applied");

        assertThat(result.out())
                .isEqualTo("     7  2026-01-02T03:04:05.678Z  step-applied        run-12345678"
                        + "  epoch=1  step=3  title=rename table a to b  held=3.3ms\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void programsGetALineForEach() {
        server.on("GET /api/v1/events?limit=1000&after=5", """
            {"events": [%s, %s], "next": 7}\
            """.formatted(
                                Samples.event(6, "run-fenced", "{}"), Samples.event(7, "step-applied", APPLIED)))
                .on("GET /api/v1/events?limit=1000&after=7", "{\"events\": [], \"next\": 7}");

        Result result = Cli.at(server).run("events", "--after", "5", "--json");

        assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"cursor\":"));
    }

    @Test
    void aStreamThatBreaksGoesOnAfterTheLastWholeEvent() {
        String path = "GET /api/v1/events/stream?after=0";
        server.on(
                        path,
                        200,
                        ReplayServer.EVENTS,
                        ": connected\n\n" + Samples.streamed(1, "run-fenced", "{\"epoch\": 1}")
                                // Cut off in the middle: it was not seen.
                                + "id: 2\ndata: {\"cursor\": 2, ")
                .on(path, 200, ReplayServer.EVENTS, Samples.streamed(2, "step-applied", APPLIED))
                .refuses(path, 400, "invalid-request", "Enough.");

        Result result = Cli.at(server).patient(Duration.ofSeconds(20)).run("events", "--follow");

        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.out()).contains("run-fenced").contains("title=rename table a to b");
        assertThat(server.streams())
                .extracting(ReplayServer.Request::lastEventId)
                .containsExactly(Optional.empty(), Optional.of("1"), Optional.of("2"));
        assertThat(result.err())
                .contains("The connection was lost; connecting again.")
                .contains("Connected again.")
                .endsWith("onoma: Enough.\n");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void aStreamThatIsGoneForGoodIsGivenUp() {
        server.on("GET /api/v1/events/stream?after=0", 200, ReplayServer.EVENTS, ": connected\n\n")
                .on("GET /api/v1/events/stream?after=0", 503, "text/html", "<h1>Gone</h1>");

        Result result = Cli.at(server).run("events", "-f");

        assertThat(result.err()).contains("answers with status 503, but not as a planner does");
        assertThat(result.exit()).isEqualTo(5);
    }

    @Test
    void whatIsNoStreamIsNotFollowed() {
        server.on("GET /api/v1/events/stream?after=0", "{}");

        assertThat(Cli.at(server).run("events", "-f").exit()).isEqualTo(5);
    }

    @Test
    void garbageInAStreamIsToldAsSuch() {
        server.on("GET /api/v1/events/stream?after=0", 200, ReplayServer.EVENTS, "id: 1\ndata: <html>\n\n");

        Result result = Cli.at(server).run("events", "--follow");

        assertThat(result.err()).contains("The planner's event stream gave an answer");
        assertThat(result.exit()).isEqualTo(5);
    }
}
