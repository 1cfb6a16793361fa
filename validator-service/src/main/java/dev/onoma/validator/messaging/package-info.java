/** The validator's side of Kafka: commands and events in, verdicts out, and what nobody can read set aside. */
@NullMarked
package dev.onoma.validator.messaging;

import org.jspecify.annotations.NullMarked;
