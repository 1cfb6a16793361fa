/** Sending to Kafka, and setting aside what cannot be read, in the one way of all services. */
@NullMarked
package dev.onoma.channel;

import org.jspecify.annotations.NullMarked;
