package dev.onoma.endtoend.site;

import java.time.Duration;

/** How it is between two parts. */
public sealed interface Weather {

    /** In a few words. */
    String description();

    /** As if nothing were between. */
    record Fine() implements Weather {
        @Override
        public String description() {
            return "fine";
        }
    }

    /** Each piece of data arrives later. */
    record Slow(Duration by) implements Weather {
        @Override
        public String description() {
            return "slow";
        }
    }

    /** What is sent that way does not arrive for now; nothing is closed, as when a cable is out. */
    record Silent(boolean there, boolean back) implements Weather {
        @Override
        public String description() {
            return there && back ? "silent both ways" : there ? "silent there" : "silent back";
        }
    }

    /** Connections break, and no new ones come about. */
    record Cut() implements Weather {
        @Override
        public String description() {
            return "cut";
        }
    }
}
