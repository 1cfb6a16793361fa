/** The commands, one file each, and what they share. */
@NullMarked
package dev.onoma.cli.command;

import org.jspecify.annotations.NullMarked;
