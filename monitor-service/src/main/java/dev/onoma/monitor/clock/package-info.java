/** What time it is: clocks of several machines may be apart, and one may jump, so no decision compares the readings of two. */
@NullMarked
package dev.onoma.monitor.clock;

import org.jspecify.annotations.NullMarked;
