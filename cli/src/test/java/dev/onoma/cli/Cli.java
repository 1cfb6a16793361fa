package dev.onoma.cli;

import dev.onoma.cli.command.Surroundings;
import dev.onoma.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Calls the command line as the process does, and keeps what it says. */
final class Cli {

    private final Map<String, String> environment = new HashMap<>();
    private Path folder = Path.of("/");
    private boolean interactive;
    private boolean colours;
    private String typed = "";
    private Duration patience = Duration.ofMillis(300);

    /** What a command came to. */
    record Result(int exit, String out, String err) {}

    static Cli at(ReplayServer server) {
        return new Cli().with("ONOMA_URL", server.url()).with("ONOMA_VALIDATOR_URL", server.url());
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cli in(Path place) {
        folder = place;
        return this;
    }

    /** Somebody sits at a terminal and types this. */
    Cli typing(String line) {
        interactive = true;
        typed = line + "\n";
        return this;
    }

    Cli coloured() {
        colours = true;
        return this;
    }

    Cli patient(Duration time) {
        patience = time;
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(out, err, new BufferedReader(new StringReader(typed)), interactive, colours);
        int exit = Main.run(new Surroundings(terminal, environment, folder, patience), arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
