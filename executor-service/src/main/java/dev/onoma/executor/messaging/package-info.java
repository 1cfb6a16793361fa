/** The edge to Kafka: commands in, events and dead letters out, a lane of its own for each target. */
@NullMarked
package dev.onoma.executor.messaging;

import org.jspecify.annotations.NullMarked;
