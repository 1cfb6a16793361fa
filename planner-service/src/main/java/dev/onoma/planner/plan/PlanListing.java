package dev.onoma.planner.plan;

import dev.onoma.eventlog.PlanStore;
import java.time.Instant;

/** A plan in a list. */
public record PlanListing(String id, String target, String fingerprint, Instant madeAt) {

    static PlanListing of(PlanStore.Summary plan) {
        return new PlanListing(
                plan.id().value(), plan.target(), plan.fingerprint().value(), plan.madeAt());
    }
}
