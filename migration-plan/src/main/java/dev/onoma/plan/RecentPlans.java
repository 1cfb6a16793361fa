package dev.onoma.plan;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The plans used last, as many as memory is worth: many small ones or one large one. Safe for many threads. */
public final class RecentPlans {

    /** In steps and findings, of some 0.2 KiB each: two plans of 10,000 tables, with 60,000 of the one and 140,000 of the other. */
    private static final int MOST = 500_000;

    private final int most;
    private final Map<PlanId, Plan> plans = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    public RecentPlans() {
        this(MOST);
    }

    /**
     * @param most how many steps and findings all of them may have together; the one used last stays however large it is
     */
    RecentPlans(int most) {
        this.most = most;
    }

    public synchronized Optional<Plan> get(PlanId id) {
        return Optional.ofNullable(plans.get(id));
    }

    public synchronized void add(Plan plan) {
        if (plans.put(plan.id(), plan) == null) {
            size += size(plan);
        }
        Iterator<Plan> leastUsed = plans.values().iterator();
        while (size > most && plans.size() > 1) {
            size -= size(leastUsed.next());
            leastUsed.remove();
        }
    }

    private static int size(Plan plan) {
        return 1 + plan.steps().size() + plan.findings().size();
    }
}
