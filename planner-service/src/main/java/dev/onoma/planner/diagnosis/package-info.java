/** What is wrong with a target, if anything: locks, long transactions, progress, sizes, slots, and what Onoma has done there (R25). */
@NullMarked
package dev.onoma.planner.diagnosis;

import org.jspecify.annotations.NullMarked;
