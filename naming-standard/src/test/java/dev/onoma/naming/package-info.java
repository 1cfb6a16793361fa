/** Tests of the naming standard, on snapshots built by hand. */
@NullMarked
package dev.onoma.naming;

import org.jspecify.annotations.NullMarked;
