/** How events, commands and alerts look on the wire: topics, keys, CloudEvents headers and JSON; all pure. */
@NullMarked
package dev.onoma.wire;

import org.jspecify.annotations.NullMarked;
