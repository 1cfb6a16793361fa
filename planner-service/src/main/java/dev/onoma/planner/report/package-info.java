/** What a run was like, told from the event log alone, for programs and for people: JSON, Markdown and HTML. */
@NullMarked
package dev.onoma.planner.report;

import org.jspecify.annotations.NullMarked;
