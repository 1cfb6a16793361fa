/** What people see: tables, colours, questions, a progress bar; nothing that a hostile name could write to the terminal. */
@NullMarked
package dev.onoma.cli.terminal;

import org.jspecify.annotations.NullMarked;
