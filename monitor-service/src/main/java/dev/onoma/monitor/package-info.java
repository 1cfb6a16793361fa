/** Watches targets while both names answer: who still uses an old name, and whether the schema drifts. */
@NullMarked
package dev.onoma.monitor;

import org.jspecify.annotations.NullMarked;
