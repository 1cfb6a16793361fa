package dev.onoma.monitor.alert;

import dev.onoma.events.Alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one trouble. Bad news is told at once, as soon as it came more often than is allowed; good news waits until it lasts.
 *
 * @param inRow how many looks in a row found it at least that bad, by the ordinal of the severity
 * @param good how many looks in a row found nothing
 * @param goodSince when the first of these was
 * @param told how bad it was when it was told last; null while it is not open
 * @param onsets when it began lately, told or not
 * @param flaps whether it came too often, and was not calm for long enough since
 */
record AlertState(
        List<Integer> inRow,
        int good,
        @Nullable Instant goodSince,
        @Nullable Severity told,
        List<Instant> onsets,
        boolean flaps) {

    static final AlertState CALM = new AlertState(List.of(0, 0, 0), 0, null, null, List.of(), false);

    AlertState {
        inRow = List.copyOf(inRow);
        onsets = List.copyOf(onsets);
    }

    /** The next state, and what is to be told. */
    record Turn(AlertState state, Optional<Say> say) {}

    /**
     * Hears of a look.
     *
     * @param seen how bad it was; null when nothing was wrong
     */
    Turn hear(@Nullable Severity seen, Instant at, Damping damping) {
        return seen == null ? good(good + 1, at, damping) : bad(seen, at, damping);
    }

    /** Time passes. */
    Turn wait(Instant now, Damping damping) {
        return good > 0 && told != null ? good(good, now, damping) : new Turn(this, Optional.empty());
    }

    /** Whether nothing has to be remembered of it. */
    boolean isForgettable(Instant now, Damping damping) {
        return told == null && good > 0 && !flaps && recent(now, damping).isEmpty();
    }

    private Turn bad(Severity seen, Instant at, Damping damping) {
        List<Integer> rows = Stream.of(Severity.values())
                .map(level -> seen.compareTo(level) >= 0 ? inRow.get(level.ordinal()) + 1 : 0)
                .toList();
        List<Instant> begun = new ArrayList<>(recent(at, damping));
        if (rows.getFirst() == damping.failuresAllowed() + 1) {
            begun.add(at);
        }
        boolean restless = flaps || begun.size() > damping.flapsAllowed();
        Severity level = worst(rows, damping);
        return level != null && (told == null || told.compareTo(level) < 0)
                ? new Turn(new AlertState(rows, 0, null, level, begun, restless), Optional.of(new Say.Raise(level)))
                : new Turn(new AlertState(rows, 0, null, told, begun, restless), Optional.empty());
    }

    private Turn good(int times, Instant at, Damping damping) {
        Instant since = goodSince == null ? at : goodSince;
        boolean restless = flaps && at.isBefore(since.plus(damping.calm()));
        boolean over = told != null && times >= damping.successesNeeded() && !restless;
        AlertState next = new AlertState(CALM.inRow, times, since, over ? null : told, recent(at, damping), restless);
        return new Turn(next, over ? Optional.of(new Say.Resolve()) : Optional.empty());
    }

    /** The worst severity that was seen more often in a row than is allowed. */
    private static @Nullable Severity worst(List<Integer> rows, Damping damping) {
        return Stream.of(Severity.values())
                .filter(level -> rows.get(level.ordinal()) > damping.failuresAllowed())
                .reduce((milder, worse) -> worse)
                .orElse(null);
    }

    private List<Instant> recent(Instant at, Damping damping) {
        Instant oldest = at.minus(damping.flapWindow());
        return onsets.stream().filter(onset -> onset.isAfter(oldest)).toList();
    }
}
