package dev.onoma.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where something was measured; without it no number means anything.
 *
 * @param loadAverage of the last minute before; much above 0 says that others were at work
 */
public record Machine(int cores, long memoryMiB, String processor, String system, String jdk, double loadAverage) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** This one, now. */
    public static Machine here() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 20,
                processorName(),
                "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
                "%s %s".formatted(System.getProperty("java.vendor"), System.getProperty("java.runtime.version")),
                Math.round(system.getSystemLoadAverage() * 100) / 100.0);
    }

    private static String processorName() {
        if (!Files.isReadable(PROCESSORS)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** In a line. */
    String inWords(String postgres) {
        return "%d cores (%s), %d MiB, %s, JDK %s, PostgreSQL %s, load before %.2f"
                .formatted(cores, processor, memoryMiB, system, jdk, postgres, loadAverage);
    }
}
