/** The change stream of a target: what is needed on it, the engine that reads it, and what it says. */
@NullMarked
package dev.onoma.monitor.cdc;

import org.jspecify.annotations.NullMarked;
