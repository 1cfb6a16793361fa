/** Tests of the control database on a real PostgreSQL. */
@NullMarked
package dev.onoma.eventlog;

import org.jspecify.annotations.NullMarked;
