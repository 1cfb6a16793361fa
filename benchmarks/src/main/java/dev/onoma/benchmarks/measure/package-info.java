/** What was measured: samples, ratios, tables, goals, and the report they go into. */
@NullMarked
package dev.onoma.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
