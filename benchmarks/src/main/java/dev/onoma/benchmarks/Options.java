package dev.onoma.benchmarks;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was asked for behind the name of a benchmark.
 *
 * @param json where the report is to be written as JSON
 * @param numbers the value of each knob
 */
record Options(Optional<Path> json, Map<String, Integer> numbers) {

    /**
     * @throws UsageFailure when something about it cannot be
     */
    static Options parse(List<String> words, List<Knob> knobs) {
        boolean quick = words.contains("--quick");
        Map<String, Integer> numbers = new LinkedHashMap<>();
        knobs.forEach(knob -> numbers.put(knob.name(), quick ? knob.quick() : knob.usual()));
        Optional<Path> json = Optional.empty();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--quick")) {
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!name.equals("--json") && !numbers.containsKey(knobOf(name))) {
                throw unknown(word, knobs);
            }
            if (equals < 0 && !rest.hasNext()) {
                throw new UsageFailure(name + " needs a value behind it");
            }
            String value = equals < 0 ? rest.next() : word.substring(equals + 1);
            if (name.equals("--json")) {
                json = Optional.of(Path.of(value));
            } else {
                numbers.put(knobOf(name), number(name, value));
            }
        }
        return new Options(json, numbers);
    }

    private static String knobOf(String option) {
        return option.startsWith("--") ? option.substring(2) : "";
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below, as for a number below zero.
        }
        throw new UsageFailure("%s takes a whole number, not \"%s\"".formatted(name, value));
    }

    private static UsageFailure unknown(String word, List<Knob> knobs) {
        String known = knobs.stream().map(knob -> ", --" + knob.name() + " N").collect(Collectors.joining());
        return new UsageFailure(
                "nobody knows \"%s\" here; the options are --quick, --json FILE%s".formatted(word, known));
    }
}
