package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.command.Command;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.RunId;
import dev.onoma.events.UseCounter;
import dev.onoma.events.Verdict;
import dev.onoma.wire.Reading.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShorteningTest {

    private static final int ANY_BROKER = 1_000_000;
    private static final RunId RUN = new RunId("run-00000001");

    @Test
    void keepsFailuresFirstAndCountsTheRest() {
        List<Verdict> verdicts = new ArrayList<>(Collections.nCopies(
                10_000, new Verdict("rows", Verdict.Outcome.WARNING, "public.orders", "w".repeat(100), List.of("1"))));
        verdicts.add(Verdict.failed("rows", "public.items", "gone"));

        Event.StepRejected told = (Event.StepRejected) shortened(new Event.StepRejected(RUN, "shop", 1, 3, verdicts));

        assertThat(told.verdicts().getFirst().message()).isEqualTo("gone");
        int others = verdicts.size() - told.verdicts().size() + 1;
        assertThat(told.verdicts().getLast().message())
                .startsWith("There are %,d more findings, 0 of them failures".formatted(others));
        assertThat(told.verdicts().getLast().outcome()).isEqualTo(Verdict.Outcome.WARNING);
    }

    @Test
    void cutsLongTextsAndSaysSo() {
        FailureReport report = new FailureReport("sql", "42601", "x".repeat(5_000_000));

        Event.StepFailed told = (Event.StepFailed)
                shortened(new Event.StepFailed(RUN, "shop", 1, 3, Direction.FORWARD, "rename", report));

        assertThat(told.failure().message()).startsWith("xxx").endsWith("… (4,996,000 more characters)");
    }

    @Test
    void leavesWhatStatesDependOnWhole() {
        Event fenced = new Event.RunFenced(
                RUN, "shop", 1, IntStream.range(0, 500_000).boxed().toList());
        assertThat(Shortening.of(Envelope.of(fenced, Source.EXECUTOR, Instant.EPOCH)))
                .isEmpty();
        Command close = new Command.CloseRun(RUN, "shop", 1, "x".repeat(5_000_000));
        assertThat(Shortening.of(Envelope.of(close, Instant.EPOCH))).isEmpty();
    }

    @Test
    void oldNamesAreCountedInPiecesThatAnyBrokerTakes() {
        String relation = "\"%s\".\"%s\"".formatted("\u0001".repeat(63), "n".repeat(63));
        List<UseCounter> counters = IntStream.range(0, 10_000)
                .mapToObj(n -> new UseCounter(relation + n, n, n))
                .toList();

        List<Event.OldNamesCounted> events = Event.OldNamesCounted.all(RUN, "shop", counters, Instant.EPOCH);

        assertThat(events).flatExtracting(Event.OldNamesCounted::counters).isEqualTo(counters);
        assertThat(events)
                .map(event -> Envelope.of(event, Source.MONITOR, event.at()))
                .allSatisfy(message -> assertThat(message.bytes()).hasSizeLessThan(ANY_BROKER))
                .extracting(Envelope::id)
                .doesNotHaveDuplicates();
    }

    private static Event shortened(Event event) {
        Envelope large = Envelope.of(event, Source.VALIDATOR, Instant.EPOCH);
        assertThat(large.bytes()).hasSizeGreaterThan(ANY_BROKER);
        Envelope shorter = Shortening.of(large).orElseThrow();
        assertThat(shorter.bytes()).hasSizeLessThan(ANY_BROKER);
        assertThat(shorter.headers()).isEqualTo(large.headers());
        return ((Readable<Event>) Reading.event(shorter.bytes())).value();
    }
}
