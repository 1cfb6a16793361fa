/** PostgreSQL, Kafka and the four services on one machine: started together, watched, and stopped together. */
@NullMarked
package dev.onoma.local.stack;

import org.jspecify.annotations.NullMarked;
