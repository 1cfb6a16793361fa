/** One table of examples per rule, each through a whole assessment by the default standard. */
@NullMarked
package dev.onoma.naming.rules;

import org.jspecify.annotations.NullMarked;
