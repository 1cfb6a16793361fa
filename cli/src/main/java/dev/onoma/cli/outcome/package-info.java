/** How a command ends: its exit code, and the failure that people read. */
@NullMarked
package dev.onoma.cli.outcome;

import org.jspecify.annotations.NullMarked;
