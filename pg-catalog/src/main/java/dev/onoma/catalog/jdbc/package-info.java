/** Reads a {@link dev.onoma.catalog.Snapshot} out of a live database, one {@code .sql} resource per query. */
@NullMarked
package dev.onoma.catalog.jdbc;

import org.jspecify.annotations.NullMarked;
