/** What the executor decides about a step: the script to send, how long to wait, what a failure means; all pure. */
@NullMarked
package dev.onoma.executor.step;

import org.jspecify.annotations.NullMarked;
