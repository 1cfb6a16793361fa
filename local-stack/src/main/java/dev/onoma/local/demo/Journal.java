package dev.onoma.local.demo;

import dev.onoma.local.load.Waits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written down while the demo goes on; by one thread. */
final class Journal {

    /**
     * How a chapter went.
     *
     * @param millis how long it took
     * @param waits of the clients meanwhile
     */
    record Entry(double millis, Waits waits) {}

    final Map<Chapter, Entry> chapters = new EnumMap<>(Chapter.class);
    final List<String> notes = new ArrayList<>();
    final List<ClientFailure> clientFailures = new ArrayList<>();

    int tables;
    int columns;
    int clients;
    int clientStatements;
    PlannerClient.@Nullable Plan plan;

    @Nullable
    String run;

    @Nullable
    Integer checks;

    BareExpand.@Nullable Outcome bare;

    @Nullable
    String fingerprintBefore;

    @Nullable
    String fingerprintAfter;

    @Nullable
    String failure;
}
