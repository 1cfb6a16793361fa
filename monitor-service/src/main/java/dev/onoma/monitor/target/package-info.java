/** The databases that are watched, and the connections to them; they are only read. */
@NullMarked
package dev.onoma.monitor.target;

import org.jspecify.annotations.NullMarked;
