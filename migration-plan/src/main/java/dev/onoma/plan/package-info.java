/** Plans: which steps take a schema to the standard and back, in which order, and what could go wrong. */
@NullMarked
package dev.onoma.plan;

import org.jspecify.annotations.NullMarked;
