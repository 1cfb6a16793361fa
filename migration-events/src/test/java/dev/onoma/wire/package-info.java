/** Tests of the wire format: every kind of message there and back, its schema, its description. */
@NullMarked
package dev.onoma.wire;

import org.jspecify.annotations.NullMarked;
