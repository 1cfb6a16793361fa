package dev.onoma.monitor.notify;

import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.AlertBook;
import dev.onoma.monitor.alert.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver has to be told of the stream of alerts: what it wants to know, once each, and what flaps not for ever. No clock, no
 * network: the same alerts give the same notifications, so what was told before is known by hearing of it again.
 */
public final class Announcements {

    private static final int REMEMBERED = 5_000;

    private final Receiver receiver;
    private final AlertBook book = new AlertBook();
    private final Map<String, AlertRaised> open = new LinkedHashMap<>();

    public Announcements(Receiver receiver) {
        this.receiver = receiver;
    }

    /**
     * What is to be told about an alert.
     *
     * @param at when it was heard of, by the clock that {@link #wait} goes by
     */
    public Optional<Notification> hear(Alert alert, Instant at) {
        return switch (alert) {
            case AlertRaised raised -> isWanted(raised) ? say(raised, raised.severity(), at) : Optional.empty();
            case AlertResolved resolved -> {
                AlertRaised known = open.get(resolved.id());
                yield known == null ? Optional.empty() : say(known, null, at);
            }
        };
    }

    /** Time passes: what is to be told of that which flapped and is calm. */
    public List<Notification> wait(Instant now) {
        List<Notification> news = new ArrayList<>();
        book.wait(now, receiver.damping()).keySet().forEach(id -> {
            AlertRaised known = open.remove(id);
            if (known != null) {
                news.add(Notification.resolved(known, now));
            }
        });
        return news;
    }

    private boolean isWanted(AlertRaised alert) {
        return receiver.wants(alert.target()) && alert.severity().compareTo(receiver.least()) >= 0;
    }

    private Optional<Notification> say(AlertRaised alert, @Nullable Severity seen, Instant at) {
        if (seen != null) {
            remember(alert);
        }
        return book.hear(alert.id(), seen, at, receiver.damping()).map(say -> switch (say) {
            case Say.Raise(Severity severity) -> Notification.raised(alert, severity);
            case Say.Resolve resolve -> {
                open.remove(alert.id());
                yield Notification.resolved(alert, at);
            }
        });
    }

    private void remember(AlertRaised alert) {
        open.put(alert.id(), alert);
        if (open.size() > REMEMBERED) {
            open.remove(open.keySet().iterator().next());
        }
    }
}
