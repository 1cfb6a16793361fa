/** What plans hold, what they refuse, and what they warn of. */
@NullMarked
package dev.onoma.plan;

import org.jspecify.annotations.NullMarked;
