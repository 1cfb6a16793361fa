/** Tests of the run's states, requests and commands. */
@NullMarked
package dev.onoma.run;

import org.jspecify.annotations.NullMarked;
