package dev.onoma.local.demo;

import dev.onoma.local.demo.PlannerClient.SqlFile;
import dev.onoma.local.stack.Database;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By {@code psql}, one process for all steps; after a lock that was not got another one goes on. */
record PsqlExpand(Path psql) implements BareExpand {

    private static final String DONE = "onoma-step-done";
    private static final Pattern NO_LOCK = Pattern.compile("ERROR: +(55P03|40P01)");

    /** Where it is. */
    static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "psql"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public Outcome run(Database database, List<SqlFile> steps) throws InterruptedException {
        int done = 0;
        int attempts = 0;
        while (done < steps.size()) {
            if (++attempts > MOST_ATTEMPTS) {
                throw new DemoFailure("psql did not get the locks of %s"
                        .formatted(steps.get(done).name()));
            }
            done += send(database, steps.subList(done, steps.size()));
        }
        return new Outcome("psql, a transaction a step", attempts);
    }

    /** Returns how many were done. */
    private int send(Database database, List<SqlFile> steps) throws InterruptedException {
        try {
            Path script = Files.createTempFile("onoma-bare-", ".sql");
            Path errors = Files.createTempFile("onoma-bare-", ".err");
            Files.writeString(script, script(steps));
            Process process =
                    command(database, script).redirectError(errors.toFile()).start();
            int done = 0;
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    done += line.equals(DONE) ? 1 : 0;
                }
            }
            int code = process.waitFor();
            String said = Files.readString(errors);
            Files.delete(script);
            Files.delete(errors);
            if (code != 0 && !NO_LOCK.matcher(said).find()) {
                throw new DemoFailure(
                        "psql fails in %s: %s".formatted(steps.get(done).name(), said));
            }
            return done;
        } catch (IOException e) {
            throw new DemoFailure("psql cannot be run: " + e.getMessage(), e);
        }
    }

    private static String script(List<SqlFile> steps) {
        StringBuilder script = new StringBuilder();
        steps.forEach(step ->
                script.append(step.content()).append("\n\\echo ").append(DONE).append('\n'));
        return script.toString();
    }

    private ProcessBuilder command(Database database, Path script) {
        URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        ProcessBuilder builder = new ProcessBuilder(
                psql.toString(),
                "--no-psqlrc",
                "--quiet",
                "--no-password",
                "--set=VERBOSITY=verbose",
                "--file=" + script,
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--username=" + database.user(),
                "--dbname=" + address.getPath().substring(1));
        database.password().ifPresent(password -> builder.environment().put("PGPASSWORD", password));
        // The errors are looked at for their codes, and the words around them depend on the language.
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
