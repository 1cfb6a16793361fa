/** The {@code onoma} command: operates Onoma over its HTTP API. */
@NullMarked
package dev.onoma.cli;

import org.jspecify.annotations.NullMarked;
