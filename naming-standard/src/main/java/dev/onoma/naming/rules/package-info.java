/** The rules of the standard, one per file; each looks at one object and says what it should be called. */
@NullMarked
package dev.onoma.naming.rules;

import org.jspecify.annotations.NullMarked;
