/** The service that takes steps on targets: its configuration and how its parts are put together. */
@NullMarked
package dev.onoma.executor;

import org.jspecify.annotations.NullMarked;
