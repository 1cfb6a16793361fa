/** The edge to Kafka: events in, events and alerts out. */
@NullMarked
package dev.onoma.monitor.messaging;

import org.jspecify.annotations.NullMarked;
