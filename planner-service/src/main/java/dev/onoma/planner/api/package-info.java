/** The HTTP API: one resource per noun, problems as RFC 9457 describes them, and the documents that travel. */
@NullMarked
package dev.onoma.planner.api;

import org.jspecify.annotations.NullMarked;
