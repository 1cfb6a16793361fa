/** A real PostgreSQL and a real Kafka broker that come from Maven artifacts and run without Docker. */
@NullMarked
package dev.onoma.embedded;

import org.jspecify.annotations.NullMarked;
