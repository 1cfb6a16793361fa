/** The command {@code bench}: one file for each benchmark, and what they are started by. */
@NullMarked
package dev.onoma.benchmarks;

import org.jspecify.annotations.NullMarked;
