package dev.onoma.planner.target;

import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.Assessment;
import dev.onoma.naming.InvalidStandard;
import dev.onoma.naming.MappingReader;
import dev.onoma.naming.Standard;
import dev.onoma.naming.StandardReader;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds what a target's names are held against. */
@ApplicationScoped
public class Standards {

    /** A standard or a mapping. */
    @FunctionalInterface
    interface Rules {
        Assessment assess(Snapshot snapshot);
    }

    /**
     * A mapping says everything itself; without one the given standard holds, then the target's own, then the built-in one.
     *
     * @throws Problem when one is not valid, with line and column, or both are given
     */
    Rules rules(Target target, @Nullable String standard, @Nullable String mapping) {
        if (mapping != null && standard != null) {
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "Both \"standard\" and \"mapping\" are given, and a mapping says by itself what is renamed. Leave one out.");
        }
        try {
            if (mapping != null) {
                return MappingReader.read("mapping", mapping)::assess;
            }
            if (standard != null) {
                return StandardReader.read("standard", standard)::assess;
            }
            return target.standard().map(Standards::fromFile).orElseGet(Standard::defaults)::assess;
        } catch (InvalidStandard e) {
            ProblemKind kind = mapping != null ? ProblemKind.INVALID_MAPPING : ProblemKind.INVALID_STANDARD;
            throw Problem.of(kind, "%s", String.valueOf(e.getMessage()))
                    .with("line", e.line())
                    .with("column", e.column());
        }
    }

    /** Read anew each time, so that an edited file holds at once. */
    private static Standard fromFile(Path file) {
        try {
            return StandardReader.read(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw Problem.of(
                    ProblemKind.INVALID_STANDARD,
                    "The target's standard file %s cannot be read. Put it back, or send a standard with the request.",
                    file.getFileName());
        }
    }
}
