/** The planner: makes plans, keeps runs, and decides which command comes next. */
@NullMarked
package dev.onoma.planner;

import org.jspecify.annotations.NullMarked;
