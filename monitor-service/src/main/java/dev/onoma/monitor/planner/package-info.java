/** What the planner knows: plans, and where runs are. */
@NullMarked
package dev.onoma.monitor.planner;

import org.jspecify.annotations.NullMarked;
