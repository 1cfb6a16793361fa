/** The commands {@code up} and {@code demo}: what they take, and what they show. */
@NullMarked
package dev.onoma.local;

import org.jspecify.annotations.NullMarked;
