/** What of a schema is no longer as it has to be, and the alerts about it. */
@NullMarked
package dev.onoma.monitor.drift;

import org.jspecify.annotations.NullMarked;
