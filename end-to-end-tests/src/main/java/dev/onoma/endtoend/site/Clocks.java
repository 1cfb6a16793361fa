package dev.onoma.endtoend.site;

import dev.onoma.local.stack.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What time it is for each service, by a library between it and the system. Making that takes a C compiler, on Linux. */
final class Clocks {

    private final Path library;

    private Clocks(Path library) {
        this.library = library;
    }

    /** Empty where the library cannot be made: all clocks are the machine's then. */
    static Optional<Clocks> make(Path folder) throws InterruptedException {
        Path source = folder.resolve("clock.c");
        Path library = folder.resolve("clock.so");
        try (InputStream text = Objects.requireNonNull(Clocks.class.getResourceAsStream("clock.c"))) {
            Files.copy(text, source);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + source, e);
        }
        try {
            Process compiler = new ProcessBuilder(
                            "cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString(), "-ldl")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("clock.log").toFile())
                    .start();
            boolean made =
                    compiler.waitFor() == 0 && System.getProperty("os.name").equals("Linux");
            return made ? Optional.of(new Clocks(library)) : Optional.empty();
        } catch (IOException noCompiler) {
            return Optional.empty();
        }
    }

    /** From the service's next start on. */
    void set(Service service, Duration by) {
        try {
            Files.writeString(file(service), Long.toString(by.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file(service), e);
        }
    }

    Map<String, String> environment(Service service) {
        return Map.of(
                "LD_PRELOAD", library.toString(), "ONOMA_CLOCK", file(service).toString());
    }

    private Path file(Service service) {
        return library.resolveSibling("clock-of-" + service.label());
    }
}
