/** How far a run has come, as its events tell: what the watches over drift and over health both follow. */
@NullMarked
package dev.onoma.monitor.run;

import org.jspecify.annotations.NullMarked;
