/** A whole Onoma on this machine, with its servers as processes of their own and everything between them in our hands. */
@NullMarked
package dev.onoma.endtoend.site;

import org.jspecify.annotations.NullMarked;
