/** Onoma and what one would use instead: each takes the same schema to both names, and back. */
@NullMarked
package dev.onoma.benchmarks.rival;

import org.jspecify.annotations.NullMarked;
