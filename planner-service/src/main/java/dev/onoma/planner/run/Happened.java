package dev.onoma.planner.run;

import dev.onoma.events.Event;
import java.time.Instant;

/** An event and when it happened, as its publisher's clock says. */
record Happened(Instant at, Event event) {}
