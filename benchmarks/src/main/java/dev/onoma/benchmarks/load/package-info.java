/** Generated schemas, and clients that work on them by their old names. */
@NullMarked
package dev.onoma.benchmarks.load;

import org.jspecify.annotations.NullMarked;
