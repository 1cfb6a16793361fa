/** How the bodies of trigger functions are read and rewritten. */
@NullMarked
package dev.onoma.plan.function;

import org.jspecify.annotations.NullMarked;
