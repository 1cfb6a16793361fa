/** Runs: what may be asked of them, what has become of them, and the database transactions in which the saga moves on. */
@NullMarked
package dev.onoma.planner.run;

import org.jspecify.annotations.NullMarked;
