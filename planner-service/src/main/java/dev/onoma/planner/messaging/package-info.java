/** The planner's side of Kafka: what it consumes, the relay that publishes, and what becomes of messages nobody can read. */
@NullMarked
package dev.onoma.planner.messaging;

import org.jspecify.annotations.NullMarked;
