/** Reports of whole validations: how they are kept, served, and told to people. */
@NullMarked
package dev.onoma.validator.report;

import org.jspecify.annotations.NullMarked;
