/** Words: how a name is cut into them, what their plural is, and how a name is brought to the length PostgreSQL takes. */
@NullMarked
package dev.onoma.naming.language;

import org.jspecify.annotations.NullMarked;
