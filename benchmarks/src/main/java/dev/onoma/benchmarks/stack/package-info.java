/** The real stack that is measured, driven as an operator drives it: by HTTP and the event stream. */
@NullMarked
package dev.onoma.benchmarks.stack;

import org.jspecify.annotations.NullMarked;
