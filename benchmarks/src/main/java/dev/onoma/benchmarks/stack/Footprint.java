package dev.onoma.benchmarks.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a process takes of the machine, by the files of Linux's {@code /proc} (proc(5)).
 *
 * @param residentMiB pages in memory, those shared with others divided by their number
 * @param peakMiB the most pages it ever had in memory, shared ones in full
 */
public record Footprint(double residentMiB, double peakMiB, Duration processor) {

    private static final double KIB_IN_MIB = 1024;

    /**
     * That of a process, now.
     *
     * @throws BenchmarkFailure when the system does not tell
     */
    public static Footprint of(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        Map<String, Double> status = kibibytes(folder.resolve("status"));
        Map<String, Double> shares = kibibytes(folder.resolve("smaps_rollup"));
        return new Footprint(
                shares.getOrDefault("Pss", 0.0) / KIB_IN_MIB,
                status.getOrDefault("VmHWM", 0.0) / KIB_IN_MIB,
                process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /** All processes below one whose command line holds these words. */
    public static List<ProcessHandle> processes(ProcessHandle ancestor, String words) {
        return ancestor.descendants()
                .filter(process -> commandLine(process).contains(words))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        // ProcessHandle cuts long ones, and those of services are long.
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    /** The lines {@code Name:  123 kB}. */
    private static Map<String, Double> kibibytes(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("[:\\s]+"))
                    .filter(words -> words.length == 3 && words[2].equals("kB"))
                    .collect(Collectors.toMap(words -> words[0], words -> Double.parseDouble(words[1])));
        } catch (IOException e) {
            throw new BenchmarkFailure("The memory of a process can be read on Linux only; there is no " + file, e);
        }
    }
}
