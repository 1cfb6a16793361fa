/** Schemas full of names that nobody expects, each taken forward and back on a real database. */
@NullMarked
package dev.onoma.endtoend.hostile;

import org.jspecify.annotations.NullMarked;
