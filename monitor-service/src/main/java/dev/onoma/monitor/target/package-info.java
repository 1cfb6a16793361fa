/** The databases that are watched, and the connections to them. */
@NullMarked
package dev.onoma.monitor.target;

import org.jspecify.annotations.NullMarked;
