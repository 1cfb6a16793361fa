package dev.onoma.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a benchmark works with.
 *
 * @param root where Onoma was built
 * @param folder keeps data and logs of this benchmark
 * @param numbers the value of each of its knobs
 * @param progress hears lines about how it goes on
 */
public record Setting(Path root, Path folder, Map<String, Integer> numbers, Consumer<String> progress) {

    public Setting {
        root = root.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
        numbers = Map.copyOf(numbers);
    }

    /** The value of a knob. */
    public int number(String knob) {
        Integer number = numbers.get(knob);
        if (number == null) {
            throw new IllegalArgumentException("There is no knob " + knob);
        }
        return number;
    }

    /** Says how it goes on. */
    public void tell(String format, Object... values) {
        progress.accept(format.formatted(values));
    }
}
