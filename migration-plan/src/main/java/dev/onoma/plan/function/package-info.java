/** Reads the bodies of trigger functions and rewrites the columns of NEW and OLD in them. */
@NullMarked
package dev.onoma.plan.function;

import org.jspecify.annotations.NullMarked;
