package dev.onoma.local.demo;

import dev.onoma.local.demo.LatencyLog.Waits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written down while the demo goes on; by one thread. */
final class Journal {

    /**
     * A part of the demo.
     *
     * @param millis how long it took
     * @param waits of the clients meanwhile
     */
    record Part(double millis, Waits waits) {}

    /** The parts, by the name the report has for them. */
    final Map<String, Part> parts = new LinkedHashMap<>();

    final List<String> notes = new ArrayList<>();

    int tables;
    int columns;
    int clients;
    int clientStatements;
    final List<ClientFailure> clientFailures = new ArrayList<>();
    PlannerClient.@Nullable Plan plan;

    @Nullable
    String fingerprintBefore;

    @Nullable
    String fingerprintAfter;

    @Nullable
    Integer checks;

    BareExpand.@Nullable Outcome bare;

    @Nullable
    String run;

    @Nullable
    String failure;

    static final String BASELINE = "baseline";
    static final String EXPAND = "expand";
    static final String SOAK = "soak";
    static final String CONTRACT = "contract";
    static final String CONTRACT_ROLLBACK = "contractRollback";
    static final String ROLLBACK = "rollback";
    static final String BARE_BASELINE = "bareBaseline";
    static final String BARE_EXPAND = "bareExpand";
}
