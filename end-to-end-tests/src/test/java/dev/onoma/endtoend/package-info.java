/** Whole runs against the running stack: real processes, real Kafka, real PostgreSQL. */
@NullMarked
package dev.onoma.endtoend;

import org.jspecify.annotations.NullMarked;
