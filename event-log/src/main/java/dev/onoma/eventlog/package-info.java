/** The planner's memory in PostgreSQL: the hash-chained event log, outbox and inbox, plans and runs. */
@NullMarked
package dev.onoma.eventlog;

import org.jspecify.annotations.NullMarked;
