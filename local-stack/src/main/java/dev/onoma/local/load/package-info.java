/** How clients at work talk to PostgreSQL, and how long they wait meanwhile. */
@NullMarked
package dev.onoma.local.load;

import org.jspecify.annotations.NullMarked;
