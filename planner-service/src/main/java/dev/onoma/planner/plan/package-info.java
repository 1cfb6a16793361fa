/** Plans: made from a scan, kept for ever, and handed out as JSON, summary and SQL. */
@NullMarked
package dev.onoma.planner.plan;

import org.jspecify.annotations.NullMarked;
