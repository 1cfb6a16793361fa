/** Telling people and programs of alerts: whom, in which words, over which way. */
@NullMarked
package dev.onoma.monitor.notify;

import org.jspecify.annotations.NullMarked;
