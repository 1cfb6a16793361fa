/** The checks of a whole run, one file each: what was read is held against the baseline and the plan. */
@NullMarked
package dev.onoma.validator.check;

import org.jspecify.annotations.NullMarked;
