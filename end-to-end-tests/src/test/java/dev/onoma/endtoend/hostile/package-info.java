/** Hostile schemas by other ways than the executor's. */
@NullMarked
package dev.onoma.endtoend.hostile;

import org.jspecify.annotations.NullMarked;
