package dev.onoma.benchmarks;

/** What {@code --help} says. */
final class Help {

    private Help() {}

    static String all() {
        StringBuilder text = new StringBuilder("""
                Usage: ./onoma bench NAME [--quick] [--json FILE] [OPTION...]

                Measures Onoma side by side with what one would use instead, on real servers, on this machine.

                """);
        Benchmark.all()
                .forEach(benchmark -> text.append("  %-10s %s%n".formatted(benchmark.name(), benchmark.purpose())));
        return text.append("""

                --quick shows that all works; its numbers say little. --json writes the report with every sample, too.
                ./onoma bench NAME --help tells the options of each. Nothing else should run on the machine meanwhile.
                """).toString();
    }

    static String of(Benchmark benchmark) {
        StringBuilder text = new StringBuilder("""
                Usage: ./onoma bench %s [--quick] [--json FILE] [OPTION...]

                Measures %s.

                """.formatted(benchmark.name(), benchmark.purpose()));
        benchmark
                .knobs()
                .forEach(knob -> text.append("  %-20s %s (%,d; %,d with --quick)%n"
                        .formatted("--" + knob.name() + " N", knob.says(), knob.usual(), knob.quick())));
        return text.toString();
    }
}
