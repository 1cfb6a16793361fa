/** Alerts from outside: who may send them, what they say, and what they do to runs. */
@NullMarked
package dev.onoma.planner.alert;

import org.jspecify.annotations.NullMarked;
