package dev.onoma.cli.planner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the services: what the command line says, else the environment, else {@code .onoma/stack.json}, which {@code ./onoma up}
 * writes, in this folder, one above it, or the clone that the launcher belongs to.
 */
public final class Addresses {

    private static final Path STACK_FILE = Path.of(".onoma", "stack.json");

    private final Map<String, String> environment;
    private final Path folder;

    public Addresses(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Where the planner is.
     *
     * @param url from the command line
     * @throws CommandFailure when nobody knows where it is
     */
    public Address planner(@Nullable String url) {
        return find("planner", "--url", url, "ONOMA_URL");
    }

    /**
     * Where the validator is.
     *
     * @param url from the command line
     * @throws CommandFailure when nobody knows where it is
     */
    public Address validator(@Nullable String url) {
        return find("validator", "--validator", url, "ONOMA_VALIDATOR_URL");
    }

    private Address find(String service, String option, @Nullable String given, String variable) {
        if (given != null) {
            return Address.of(service, given, option);
        }
        String set = environment.getOrDefault(variable, "");
        if (!set.isBlank()) {
            return Address.of(service, set.strip(), variable);
        }
        return stackFiles()
                .findFirst()
                .flatMap(file -> inStack(file, service))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "No %s is known. Start one with \"./onoma up\", or say where it is with %s or %s."
                                .formatted(service, option, variable)));
    }

    private Stream<Path> stackFiles() {
        Stream<Path> above = Stream.iterate(folder, Objects::nonNull, Path::getParent);
        Stream<Path> clone = Stream.ofNullable(environment.get("ONOMA_ROOT")).map(Path::of);
        return Stream.concat(above, clone)
                .map(place -> place.resolve(STACK_FILE))
                .filter(Files::isRegularFile);
    }

    private static Optional<Address> inStack(Path file, String service) {
        try {
            JsonNode url = Documents.MAPPER.readTree(Files.readString(file)).path(service);
            return url.isTextual() ? Optional.of(Address.of(service, url.asText(), file.toString())) : Optional.empty();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s cannot be read (%s). Start the stack anew with \"./onoma up\"."
                            .formatted(file, e.getMessage()));
        }
    }
}
