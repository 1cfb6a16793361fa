package dev.onoma.eventlog;

import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.run.RunState;
import dev.onoma.run.Stage;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Gives up targets that no run holds: nobody watches them from then on, until a run begins there, or a plan is approved. */
public final class TargetReleases {

    private final DataSource source;
    private final InstantSource clock;

    public TargetReleases(DataSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Answer {}

    /**
     * It is told.
     *
     * @param runs for which the target was watched
     */
    public record Released(List<RunId> runs) implements Answer {

        public Released {
            runs = List.copyOf(runs);
        }
    }

    /** A run holds the target. */
    public record Held(RunState by) implements Answer {}

    /**
     * Releases a target. Twice is the same as once: the same run released in the same epoch is the same event. Of all runs of the target,
     * none can begin meanwhile.
     */
    public Answer release(String target, String by) throws SQLException {
        return Transaction.in(source, connection -> {
            List<RunState> runs = RunTable.lockOfTarget(connection, target);
            Optional<RunState> holder =
                    runs.stream().filter(run -> run.stage().holdsTarget()).findFirst();
            if (holder.isPresent()) {
                return new Held(holder.get());
            }
            List<Event> releases = runs.stream()
                    .filter(TargetReleases::isWatched)
                    .<Event>map(run -> new Event.TargetReleased(run.run(), target, run.epoch(), by))
                    .toList();
            Outbox.put(
                    connection,
                    releases.stream()
                            .map(event -> Envelope.of(event, Source.PLANNER, clock.instant()))
                            .toList());
            return new Released(releases.stream().map(Event::run).toList());
        });
    }

    /** What was rolled back is not watched any more. */
    private static boolean isWatched(RunState run) {
        return run.stage() instanceof Stage.Approved || run.stage() instanceof Stage.Completed;
    }
}
