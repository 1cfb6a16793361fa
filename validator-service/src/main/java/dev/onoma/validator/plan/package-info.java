/** Plans, as the planner serves them. */
@NullMarked
package dev.onoma.validator.plan;

import org.jspecify.annotations.NullMarked;
