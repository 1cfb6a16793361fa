/** The edge to the targets: connections, the schema {@code onoma} in them, and the work on one of them. */
@NullMarked
package dev.onoma.executor.target;

import org.jspecify.annotations.NullMarked;
