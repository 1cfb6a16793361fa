package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.command.Command;
import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RenameIndex;
import dev.onoma.run.Plans;
import dev.onoma.run.RunState;
import dev.onoma.run.Stage;
import dev.onoma.run.StepSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonRoundTripTest {

    private static final int SPECIMENS = 40;

    @ParameterizedTest
    @MethodSource("events")
    void everyEventComesBack(Class<? extends Event> kind) {
        comesBack(kind, Reading::event);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandComesBack(Class<? extends Command> kind) {
        comesBack(kind, Reading::command);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertComesBack(Class<? extends Alert> kind) {
        comesBack(kind, Reading::alert);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyStageComesBackUnderItsName(Class<? extends Stage> kind) {
        specimens(kind).forEach(stage -> {
            String json = Json.write(stage);
            assertThat(json).contains("\"stage\":\"" + stage.name() + '"');
            assertThat(Json.read(json, Stage.class)).isEqualTo(stage);
        });
    }

    @Test
    void plansAndStatesComeBack() {
        specimens(Plan.class)
                .forEach(plan ->
                        assertThat(Json.read(Json.write(plan), Plan.class)).isEqualTo(plan));
        specimens(RunState.class)
                .forEach(state ->
                        assertThat(Json.read(Json.write(state), RunState.class)).isEqualTo(state));
    }

    @Test
    void aPlanIsWrittenAsItsComponentsOnly() {
        assertThat(Json.write(Plans.of(1, 0, 1))).doesNotContain("\"empty\"");
    }

    @Test
    void aStateOfTenThousandStepsIsSmall() {
        RunState state = Json.read(
                Json.write(Plans.approved(Plans.of(2, 1, 1), 64))
                        .replace("\"applied\":\"\"", "\"applied\":\"1-9000,9002\""),
                RunState.class);

        assertThat(state.applied().size()).isEqualTo(9_001);
        assertThat(Json.write(state)).hasSizeLessThan(600);
    }

    @Test
    void theLargestMessagesFitIntoKafka() {
        List<Integer> all = IntStream.rangeClosed(1, 20_000).boxed().toList();
        Event fenced = new Event.RunFenced(Plans.RUN, "shop", 1, all);
        PlannedStep step = new PlannedStep(
                1,
                Phase.EXPAND,
                new RenameIndex(QualifiedName.of("s", "i"), Identifier.of("j")),
                List.of(),
                all,
                List.of());
        Command apply = new Command.ApplyStep(Plans.RUN, "shop", 1, step);

        assertThat(Envelope.of(fenced, Source.EXECUTOR, Instant.EPOCH).bytes()).hasSizeLessThan(500_000);
        assertThat(Envelope.of(apply, Instant.EPOCH).bytes()).hasSizeLessThan(500_000);
        assertThat(StepSet.of(all)).hasToString("1-20000");
    }

    private static <F, T extends F> void comesBack(Class<T> kind, Function<byte[], Reading<F>> reader) {
        specimens(kind).forEach(value -> {
            byte[] json = Json.write(value).getBytes(StandardCharsets.UTF_8);
            assertThat(reader.apply(json)).isEqualTo(new Reading.Readable<F>(value));
        });
    }

    private static <T> Stream<T> specimens(Class<T> kind) {
        return LongStream.range(0, SPECIMENS).mapToObj(seed -> new Specimens(seed).any(kind));
    }

    static Stream<Class<?>> events() {
        return Specimens.kinds(Event.class);
    }

    static Stream<Class<?>> commands() {
        return Specimens.kinds(Command.class);
    }

    static Stream<Class<?>> alerts() {
        return Specimens.kinds(Alert.class);
    }

    static Stream<Class<?>> stages() {
        return Specimens.kinds(Stage.class).distinct();
    }
}
