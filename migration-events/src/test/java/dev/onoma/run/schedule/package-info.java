/** A small model of executor, ledger, validator, topics and operators, to run the saga against random schedules. */
@NullMarked
package dev.onoma.run.schedule;

import org.jspecify.annotations.NullMarked;
