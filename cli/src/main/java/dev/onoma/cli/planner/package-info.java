/** The edge to the services: HTTP, problem documents, server-sent events, and the documents that the commands read. */
@NullMarked
package dev.onoma.cli.planner;

import org.jspecify.annotations.NullMarked;
