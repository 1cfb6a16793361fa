/** The naming standard: reads it, holds a snapshot against it, and proposes a name for everything that breaks it. */
@NullMarked
package dev.onoma.naming;

import org.jspecify.annotations.NullMarked;
