/** What shall happen: the commands the planner gives to executor and validator. */
@NullMarked
package dev.onoma.command;

import org.jspecify.annotations.NullMarked;
