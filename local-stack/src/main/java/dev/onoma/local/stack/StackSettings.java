package dev.onoma.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a stack is made of.
 *
 * @param root where Onoma was built: {@code MODULE/target/quarkus-app} is under it
 * @param state keeps data and logs
 * @param targets those of the operator; where there is none, an embedded database {@value #EMBEDDED_TARGET} is one
 * @param kafka {@code HOST:PORT} of the operator's broker; without it an embedded one is started
 * @param controlDatabase the operator's; without it an embedded one is made
 * @param fresh whether what an earlier stack left in the folder is thrown away
 */
public record StackSettings(
        Path root,
        Path state,
        List<Target> targets,
        Optional<String> kafka,
        Optional<Database> controlDatabase,
        Ports ports,
        boolean fresh) {

    /** The embedded target and its database. */
    public static final String EMBEDDED_TARGET = "local";

    public StackSettings {
        root = root.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
        targets = List.copyOf(targets);
    }

    /** Of an empty stack that needs nothing but this machine: what an earlier one left in the folder is thrown away. */
    public static StackSettings empty(Path root, Path state, Ports ports) {
        return new StackSettings(root, state, List.of(), Optional.empty(), Optional.empty(), ports, true);
    }

    /** Whether any database is missing that the embedded PostgreSQL has to give. */
    boolean needsPostgres() {
        return targets.isEmpty() || controlDatabase.isEmpty();
    }
}
