/** The validator: takes baselines of targets before a run and proves after every step, and after the run, that nothing was lost. */
@NullMarked
package dev.onoma.validator;

import org.jspecify.annotations.NullMarked;
