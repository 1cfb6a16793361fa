/** What a target holds before a run, and the readers that find it out, which the checks use again afterwards. */
@NullMarked
package dev.onoma.validator.baseline;

import org.jspecify.annotations.NullMarked;
