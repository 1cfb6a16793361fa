package dev.onoma.monitor.soak;

import dev.onoma.monitor.clock.SteadyClock;
import dev.onoma.monitor.drift.Origin;
import dev.onoma.monitor.target.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a watch looks at what: by the clock, and at once when the stream says that somebody changed something. */
final class Looks {

    /** A look may take a tenth of the time at most, however often somebody changes something. */
    private static final int REST = 9;

    private final Target target;
    private final TargetRules rules;
    private final Services services;
    private final List<Origin> suspects = new ArrayList<>();
    private @Nullable KnownRun stage;
    private @Nullable Duty duty;
    private boolean wanted;
    private boolean wasDisarmed;
    private Instant last = Instant.MIN;
    private Duration took = Duration.ZERO;

    Looks(Target target, TargetRules rules, Services services) {
        this.target = target;
        this.rules = rules;
        this.services = services;
    }

    /** Somebody else than Onoma changed the schema. Called from the stream's thread. */
    synchronized void suspect(Origin origin) {
        suspects.add(origin);
    }

    /**
     * Looks at what is due.
     *
     * @return whether catalogues were compared because somebody changed one
     */
    boolean turn(KnownRun run, RunSubject subject, StreamKeeper stream, Connection connection) throws SQLException {
        Duty now = duty(run, subject);
        if (now == null) {
            return false;
        }
        boolean disarmed = stream.disarmed(connection);
        boolean foreign = somebodyIsSuspected();
        wanted |= foreign || stream.takeGap() || disarmed != wasDisarmed;
        wasDisarmed = disarmed;
        if (due(stream, SteadyClock.now())) {
            Origin suspect = takeSuspect();
            try {
                compare(now, connection, suspect, disarmed);
            } catch (SQLException | RuntimeException e) {
                wanted = true;
                Optional.ofNullable(suspect).ifPresent(this::suspect);
                throw e;
            }
        }
        now.glance(connection);
        if (run.active() && !services.settings().stream().everyRow()) {
            subject.mass().look(connection);
        }
        return foreign;
    }

    private @Nullable Duty duty(KnownRun run, RunSubject subject) {
        if (stage == null || !stage.sameStage(run) || duty == null) {
            duty = newDuty(run, subject);
            stage = run;
            wanted = true;
        }
        return duty;
    }

    private @Nullable Duty newDuty(KnownRun run, RunSubject subject) {
        if (run.soaks()) {
            return SoakDuty.of(run, subject, target, services);
        }
        return run.completed() ? new StandardDuty(run, subject, target, rules.standard(), services) : Duty.NONE;
    }

    private boolean due(StreamKeeper stream, Instant now) {
        Duration every = stream.tellsDdl()
                ? services.settings().stream().driftEvery()
                : services.settings().driftEvery();
        Duration rest = took.multipliedBy(REST);
        Duration pause = wanted || every.compareTo(rest) < 0 ? rest : every;
        return last.equals(Instant.MIN) || !now.isBefore(last.plus(pause));
    }

    private void compare(Duty now, Connection connection, @Nullable Origin suspect, boolean disarmed)
            throws SQLException {
        long began = System.nanoTime();
        wanted = false;
        now.compare(connection, suspect, disarmed);
        took = Duration.ofNanos(System.nanoTime() - began);
        last = SteadyClock.now();
        if (!now.equals(Duty.NONE)) {
            services.metrics().looks(target.name()).record(took);
        }
    }

    private synchronized boolean somebodyIsSuspected() {
        return !suspects.isEmpty();
    }

    /** The one who did everything since the last time; null where it was more than one. */
    private synchronized @Nullable Origin takeSuspect() {
        List<Origin> all = List.copyOf(suspects);
        suspects.clear();
        boolean one = all.stream().allMatch(origin -> sameAuthor(origin, all.getFirst()));
        return one && !all.isEmpty() ? all.getLast() : null;
    }

    private static boolean sameAuthor(Origin one, Origin other) {
        return Objects.equals(one.role(), other.role()) && Objects.equals(one.application(), other.application());
    }
}
