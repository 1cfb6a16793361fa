package dev.onoma.benchmarks.rival;

import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.local.stack.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

/**
 * Flyway, a versioned migration for each table, which it runs in a transaction each. Its undo is no part of the free edition: the way
 * back is further migrations.
 *
 * @param folder where the migrations are written
 */
public record Flyway(Database database, List<Rename> renames, Path folder) implements Rival {

    public Flyway {
        renames = List.copyOf(renames);
    }

    @Override
    public String name() {
        return "Flyway";
    }

    @Override
    public Database seen() {
        return database;
    }

    @Override
    public void expand() {
        int version = 0;
        for (Rename rename : renames) {
            write(++version, rename, new RenameScript(rename).expand());
        }
        migrate();
    }

    @Override
    public void undo() {
        int version = renames.size();
        for (Rename rename : renames.reversed()) {
            write(++version, rename, new RenameScript(rename).undo());
        }
        migrate();
    }

    private void write(int version, Rename rename, List<String> statements) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("V%d__%s.sql".formatted(version, rename.newName())),
                    String.join(";\n", statements) + ";\n");
        } catch (IOException e) {
            throw new BenchmarkFailure("Flyway's migrations cannot be written", e);
        }
    }

    private void migrate() {
        org.flywaydb.core.Flyway flyway = org.flywaydb.core.Flyway.configure()
                .dataSource(
                        database.jdbcUrl(), database.user(), database.password().orElse(""))
                .locations("filesystem:" + folder)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        for (int attempt = 1; ; attempt++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                if (!Statements.isDeadlock(e) || attempt == Statements.MOST_ATTEMPTS) {
                    throw new BenchmarkFailure("Flyway fails", e);
                }
            }
        }
    }
}
