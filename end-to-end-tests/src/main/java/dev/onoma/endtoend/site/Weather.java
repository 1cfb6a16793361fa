package dev.onoma.endtoend.site;

import java.time.Duration;

/** How it is between two parts. */
public sealed interface Weather {

    /** As if nothing were between. */
    record Fine() implements Weather {}

    /** Each piece of data arrives later. */
    record Slow(Duration by) implements Weather {}

    /** What is sent that way does not arrive for now; nothing is closed, as when a cable is out. */
    record Silent(boolean there, boolean back) implements Weather {}

    /** Connections break, and no new ones come about. */
    record Cut() implements Weather {}
}
