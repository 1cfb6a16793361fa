package dev.onoma.monitor.alert;

import dev.onoma.events.Alert.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of many troubles, by their ids. For one thread at a time. */
public final class AlertBook {

    private static final int TIDY_AT = 1_000;

    private final Map<String, AlertState> states = new HashMap<>();

    /**
     * Hears of a look.
     *
     * @param seen how bad it was; null when nothing was wrong
     * @return what is to be told
     */
    public Optional<Say> hear(String id, @Nullable Severity seen, Instant at, Damping damping) {
        AlertState state = states.getOrDefault(id, AlertState.CALM);
        if (state == AlertState.CALM && states.size() >= TIDY_AT) {
            states.values().removeIf(known -> known.isForgettable(at, damping));
        }
        AlertState.Turn turn = state.hear(seen, at, damping);
        states.put(id, turn.state());
        return turn.say();
    }

    /** Time passes: what is to be told though nothing was heard. */
    public Map<String, Say> wait(Instant now, Damping damping) {
        Map<String, Say> news = new LinkedHashMap<>();
        states.replaceAll((id, state) -> {
            AlertState.Turn turn = state.wait(now, damping);
            turn.say().ifPresent(say -> news.put(id, say));
            return turn.state();
        });
        return news;
    }

    /** The ids of the troubles that were told and are not over. */
    public Set<String> open() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().told() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
