package dev.onoma.planner.log;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some entries of the event log, in order.
 *
 * @param next where to read on: the value for {@code after}
 */
@Schema(name = "EventPage")
public record EventPage(List<LoggedEvent> events, long next) {}
