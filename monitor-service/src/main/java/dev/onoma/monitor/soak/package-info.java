/** Which runs soak, and the watch over each of them. */
@NullMarked
package dev.onoma.monitor.soak;

import org.jspecify.annotations.NullMarked;
