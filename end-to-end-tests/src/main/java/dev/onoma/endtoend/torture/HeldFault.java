package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Gate;
import dev.onoma.endtoend.site.Peer;
import dev.onoma.endtoend.site.Site;
import dev.onoma.endtoend.site.Weather;
import dev.onoma.local.stack.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** What happens while a transaction is held at the point that it is about. */
final class HeldFault implements Fault {

    private final Kind kind;
    private final String target;
    private final Duration patience;
    private final Overtaking overtaking = new Overtaking();
    private boolean struck;

    /**
     * @param patience how long to wait for a transaction that can be held
     */
    HeldFault(Kind kind, String target, Duration patience) {
        this.kind = kind;
        this.target = target;
        this.patience = patience;
    }

    /** What it is, and where. */
    enum Kind {
        ANSWER_LOST("COMMIT of a step done, its answer lost", Gate.Point.COMMIT, Service.EXECUTOR),
        COMMIT_UNDONE("session ended in the COMMIT of a step", Gate.Point.COMMIT, Service.EXECUTOR),
        PARTITIONS_MOVED("partitions moved in the middle of a step", Gate.Point.STEP, Service.EXECUTOR),
        EXECUTOR_ASLEEP("executor asleep past its time in a step, two of it", Gate.Point.STEP, Service.EXECUTOR),
        PLANNER_ASLEEP("planner asleep past its time in a transaction, two of it", Gate.Point.EVENTS, Service.PLANNER);

        private final String words;
        private final Gate.Point point;
        private final Service service;

        Kind(String words, Gate.Point point, Service service) {
            this.words = words;
            this.point = point;
            this.service = service;
        }
    }

    @Override
    public String kind() {
        return kind.words;
    }

    @Override
    public boolean strike(Site site) throws InterruptedException, SQLException {
        try (Gate gate = site.closeGate(target, kind.point)) {
            OptionalInt held = gate.await(patience);
            struck = held.isPresent();
            if (struck) {
                switch (kind) {
                    case ANSWER_LOST -> site.between(kind.service, Peer.TARGET).weather(new Weather.Cut());
                    case COMMIT_UNDONE -> gate.terminate(held.getAsInt());
                    case PARTITIONS_MOVED -> overtaking.begin(site, kind.service);
                    // Held while the other one comes to the same step; then the server goes on to its end, without who
                    // sent the script.
                    case EXECUTOR_ASLEEP -> fallAsleep(site);
                    case PLANNER_ASLEEP -> site.freeze(kind.service);
                }
            }
        } catch (SQLException noLedger) {
            // Nothing was ever done on this target, or its server is away.
            struck = false;
        }
        if (struck && kind == Kind.PLANNER_ASLEEP) {
            // With the gate open it has its locks, and keeps them.
            fallAsleep(site);
        }
        return struck;
    }

    private void fallAsleep(Site site) throws InterruptedException {
        site.freeze(kind.service);
        overtaking.begin(site, kind.service);
        overtaking.awaitTimeOver();
    }

    @Override
    public void heal(Site site) throws InterruptedException {
        if (struck) {
            switch (kind) {
                case ANSWER_LOST -> site.between(kind.service, Peer.TARGET).weather(new Weather.Fine());
                case COMMIT_UNDONE -> {}
                case PARTITIONS_MOVED -> overtaking.end();
                case EXECUTOR_ASLEEP, PLANNER_ASLEEP -> {
                    site.wake(kind.service);
                    // Both work for a while.
                    TimeUnit.SECONDS.sleep(1);
                    overtaking.end();
                }
            }
        }
    }

    @Override
    public String toString() {
        return kind();
    }
}
