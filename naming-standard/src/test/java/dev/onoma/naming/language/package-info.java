/** Tests of words. */
@NullMarked
package dev.onoma.naming.language;

import org.jspecify.annotations.NullMarked;
