package dev.onoma.benchmarks.rival;

import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.local.stack.Database;

/** Onoma itself, through its services: with baseline, proof of each step, and validation. */
public record Onoma(Migration migration, Database database) implements Rival {

    @Override
    public String name() {
        return "Onoma";
    }

    @Override
    public Database seen() {
        return database;
    }

    @Override
    public void expand() throws InterruptedException {
        migration.expand();
    }

    @Override
    public void undo() throws InterruptedException {
        migration.rollBack();
    }
}
