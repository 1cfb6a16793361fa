/** Who uses an old name. */
@NullMarked
package dev.onoma.monitor.usage;

import org.jspecify.annotations.NullMarked;
