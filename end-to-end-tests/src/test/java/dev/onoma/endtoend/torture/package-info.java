/** Tests of what the torture is made of. */
@NullMarked
package dev.onoma.endtoend.torture;

import org.jspecify.annotations.NullMarked;
