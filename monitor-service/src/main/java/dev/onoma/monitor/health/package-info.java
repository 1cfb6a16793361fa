/** How a target and its applications are while a run is prepared, under way, and just over. */
@NullMarked
package dev.onoma.monitor.health;

import org.jspecify.annotations.NullMarked;
