/** The event log as readers see it: pages, a stream, and the proof that nobody changed it. */
@NullMarked
package dev.onoma.planner.log;

import org.jspecify.annotations.NullMarked;
