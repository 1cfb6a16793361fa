/** The databases to be migrated: where they are, how they are reached, and what the standard says of them. */
@NullMarked
package dev.onoma.planner.target;

import org.jspecify.annotations.NullMarked;
