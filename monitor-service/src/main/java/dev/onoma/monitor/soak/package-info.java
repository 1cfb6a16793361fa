/** Which targets are watched, for which run, and the watch over each of them. */
@NullMarked
package dev.onoma.monitor.soak;

import org.jspecify.annotations.NullMarked;
