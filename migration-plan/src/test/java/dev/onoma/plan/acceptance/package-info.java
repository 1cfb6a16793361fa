/** The law every kind of object has to keep, one case file each, on a real PostgreSQL. */
@NullMarked
package dev.onoma.plan.acceptance;

import org.jspecify.annotations.NullMarked;
