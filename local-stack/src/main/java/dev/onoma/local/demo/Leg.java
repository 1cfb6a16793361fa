package dev.onoma.local.demo;

import java.util.Set;

/** A way of a run from one stage to the next one where somebody decides. */
enum Leg {
    EXPAND("SOAKING", "APPROVED", "BASELINING", "EXPANDING", "VALIDATING"),
    CONTRACT("COMPLETED", "CONTRACTING", "VALIDATING"),
    CONTRACT_BACK("SOAKING", "ROLLING_BACK", "VALIDATING"),
    ALL_BACK("ROLLED_BACK", "ROLLING_BACK", "VALIDATING");

    private final String goal;
    private final Set<String> passing;

    Leg(String goal, String... passing) {
        this.goal = goal;
        this.passing = Set.of(passing);
    }

    /** The stage at its end, as the planner calls it. */
    String goal() {
        return goal;
    }

    /** Whether the run comes by this stage when all goes well. */
    boolean passes(String stage) {
        return passing.contains(stage);
    }
}
