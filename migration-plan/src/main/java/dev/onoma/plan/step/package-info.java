/** The operations a plan is made of, one file each: forward SQL, inverse, postconditions and effect on a snapshot. */
@NullMarked
package dev.onoma.plan.step;

import org.jspecify.annotations.NullMarked;
