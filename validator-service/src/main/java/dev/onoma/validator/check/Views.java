package dev.onoma.validator.check;

import dev.onoma.catalog.Relation;
import java.util.Locale;
import java.util.Set;

/** What the options of a view mean (PostgreSQL manual, CREATE VIEW). */
final class Views {

    private static final String INVOKER = "security_invoker=";
    private static final Set<String> YES = Set.of("true", "on", "yes", "1", "t", "y");

    private Views() {}

    /** Whether it runs with the rights of who asks. */
    static boolean isInvoker(Relation view) {
        return view.options().stream()
                .filter(option -> option.startsWith(INVOKER))
                .map(option -> option.substring(INVOKER.length()).toLowerCase(Locale.ROOT))
                .anyMatch(YES::contains);
    }
}
