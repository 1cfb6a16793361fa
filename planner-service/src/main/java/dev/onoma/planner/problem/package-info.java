/** Refusals: what the planner will not or cannot do, why, and the way out, in the terms of RFC 9457. */
@NullMarked
package dev.onoma.planner.problem;

import org.jspecify.annotations.NullMarked;
