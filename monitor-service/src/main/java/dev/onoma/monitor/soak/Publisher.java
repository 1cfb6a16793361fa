package dev.onoma.monitor.soak;

import dev.onoma.events.Alert;
import dev.onoma.events.Event;

/** Tells others. Both return when it is told and throw when it could not be, so that it is tried again. */
public interface Publisher {

    void publish(Event event);

    void publish(Alert alert);
}
