/** The demo: the example shop is renamed while its clients are at work, measured, and taken back. */
@NullMarked
package dev.onoma.local.demo;

import org.jspecify.annotations.NullMarked;
