/** Read-only access to the targets: connections, one moment shared by several of them, and what an error means. */
@NullMarked
package dev.onoma.validator.target;

import org.jspecify.annotations.NullMarked;
