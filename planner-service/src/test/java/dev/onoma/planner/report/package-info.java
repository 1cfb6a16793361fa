/** Tests of the report: documents that are compared letter by letter, hostile names, and pictures. */
@NullMarked
package dev.onoma.planner.report;

import org.jspecify.annotations.NullMarked;
