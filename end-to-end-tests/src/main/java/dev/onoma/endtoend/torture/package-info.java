/** Faults of every kind, by chance and with a seed, and the check of what is left of a run's history afterwards. */
@NullMarked
package dev.onoma.endtoend.torture;

import org.jspecify.annotations.NullMarked;
