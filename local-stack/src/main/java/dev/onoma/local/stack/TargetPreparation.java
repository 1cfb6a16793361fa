package dev.onoma.local.stack;

import java.util.List;

/** Decides on the targets when PostgreSQL and Kafka stand and no service is there yet. */
@FunctionalInterface
public interface TargetPreparation {

    List<Target> prepare(Servers servers) throws InterruptedException;
}
