/** The run of a plan: its state, the fold of events into it, and the decision about the next commands; all pure. */
@NullMarked
package dev.onoma.run;

import org.jspecify.annotations.NullMarked;
