package dev.onoma.cli.command;

import dev.onoma.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param environment the variables of the process
 * @param folder where the user stands
 * @param patience how long a followed run or stream may be out of sight before the command gives up
 */
public record Surroundings(Terminal terminal, Map<String, String> environment, Path folder, Duration patience) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(Terminal.ofProcess(environment), environment, Path.of(""), PATIENCE);
    }
}
