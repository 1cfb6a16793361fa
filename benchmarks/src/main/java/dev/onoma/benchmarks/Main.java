package dev.onoma.benchmarks;

import dev.onoma.benchmarks.measure.Machine;
import dev.onoma.benchmarks.measure.Report;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.local.stack.StackException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.LogManager;

/** The program behind {@code ./onoma bench}. */
public final class Main {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int INTERRUPTED = 130;

    private Main() {}

    /**
     * Measures, prints, and ends with 0 when everything could be measured.
     *
     * @param words the benchmark and its options
     */
    public static void main(String[] words) {
        // What embedded servers have to say before the stack has a file for it is not for the screen.
        LogManager.getLogManager().reset();
        System.exit(run(List.of(words), Path.of(System.getenv().getOrDefault("ONOMA_ROOT", "."))));
    }

    private static int run(List<String> words, Path root) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            if (words.isEmpty() || words.getFirst().matches("-h|--help|help")) {
                out.print(Help.all());
                return DONE;
            }
            Benchmark benchmark = named(words.getFirst());
            List<String> rest = words.subList(1, words.size());
            if (rest.contains("--help") || rest.contains("-h")) {
                out.print(Help.of(benchmark));
                return DONE;
            }
            Options options = Options.parse(rest, benchmark.knobs());
            Report report = report(benchmark, options, "./onoma bench " + String.join(" ", words), root);
            report.lines().forEach(out::println);
            if (options.json().isPresent()) {
                report.write(options.json().get());
            }
            return DONE;
        } catch (UsageFailure e) {
            return fail(e, USAGE);
        } catch (BenchmarkFailure | StackException | SQLException | IOException e) {
            return fail(e, FAILED);
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }

    private static Report report(Benchmark benchmark, Options options, String command, Path root)
            throws InterruptedException, SQLException {
        Machine machine = Machine.here();
        Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Setting setting = new Setting(
                root,
                root.resolve("target").resolve("bench").resolve(benchmark.name()),
                options.numbers(),
                System.err::println);
        return new Report(benchmark.name(), command, date, machine, options.numbers(), benchmark.measure(setting));
    }

    private static Benchmark named(String name) {
        return Benchmark.all().stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageFailure("there is no benchmark \"%s\"; there are %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        Benchmark.all().stream()
                                                .map(Benchmark::name)
                                                .toList()))));
    }

    private static int fail(Exception reason, int code) {
        System.err.println("onoma: " + reason.getMessage());
        return code;
    }
}
