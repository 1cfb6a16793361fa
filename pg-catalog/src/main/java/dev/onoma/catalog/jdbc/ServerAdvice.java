package dev.onoma.catalog.jdbc;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a server says beside its message about an error whose cause lies in itself: which setting to raise, who is in the way. Of all
 * other errors detail and hint are left behind, since they can hold values of rows.
 */
public final class ServerAdvice {

    /**
     * Insufficient resources, limits, object not in prerequisite state, operator intervention, system error (PostgreSQL manual,
     * appendix A).
     */
    private static final Set<String> OF_THE_SERVER = Set.of("53", "54", "55", "57", "58");

    private ServerAdvice() {}

    /** The server's message, and in brackets its detail and hint where they are about the server. */
    public static String sentence(
            @Nullable String sqlState, @Nullable String message, @Nullable String detail, @Nullable String hint) {
        String advice = isOfTheServer(sqlState)
                ? Stream.concat(Stream.ofNullable(detail), Stream.ofNullable(hint))
                        .filter(text -> !text.isBlank())
                        .map(ServerAdvice::withoutFullStop)
                        .collect(Collectors.joining("; "))
                : "";
        return advice.isEmpty() ? String.valueOf(message) : message + " (" + advice + ")";
    }

    private static boolean isOfTheServer(@Nullable String sqlState) {
        return sqlState != null && sqlState.length() == 5 && OF_THE_SERVER.contains(sqlState.substring(0, 2));
    }

    private static String withoutFullStop(String text) {
        String line = text.strip().replace('\n', ' ');
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
