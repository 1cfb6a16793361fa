/** What is looked at after every single step, while the next ones are already being made. */
@NullMarked
package dev.onoma.validator.step;

import org.jspecify.annotations.NullMarked;
