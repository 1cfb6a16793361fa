/** What can be counted about runs and messages, for Prometheus. */
@NullMarked
package dev.onoma.planner.metrics;

import org.jspecify.annotations.NullMarked;
