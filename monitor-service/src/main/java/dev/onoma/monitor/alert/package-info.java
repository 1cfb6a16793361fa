/** When a trouble is told and when it is over: once each, however often it is seen, and also where it flaps. */
@NullMarked
package dev.onoma.monitor.alert;

import org.jspecify.annotations.NullMarked;
