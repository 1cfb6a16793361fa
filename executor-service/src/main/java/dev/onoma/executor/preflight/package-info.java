/** What is looked at before a run begins (R3), one verdict or more from each check. */
@NullMarked
package dev.onoma.executor.preflight;

import org.jspecify.annotations.NullMarked;
