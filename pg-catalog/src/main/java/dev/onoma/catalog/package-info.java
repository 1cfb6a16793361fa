/** The catalogue of one PostgreSQL database as immutable values: what exists, what it is called, and a fingerprint of it all. */
@NullMarked
package dev.onoma.catalog;

import org.jspecify.annotations.NullMarked;
