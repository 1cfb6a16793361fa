package dev.onoma.validator.target;

import dev.onoma.catalog.Literal;
import dev.onoma.catalog.jdbc.CatalogKeepsChanging;
import dev.onoma.catalog.jdbc.ServerAdvice;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an error of a target means. The only place that knows SQLSTATEs (PostgreSQL manual, appendix A). */
public final class ServerError {

    private static final int LONGEST = 300;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String QUERY_CANCELED = "57014";
    /** Connections, rollbacks by the server, resources, interventions of operators, the system. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "58");

    private ServerError() {}

    /**
     * The server's own sentence, with detail and hint only where they are about the server and hold no data of rows; never an
     * address or a password.
     */
    public static String sentence(SQLException error) {
        if (error instanceof CatalogKeepsChanging) {
            return String.valueOf(error.getMessage());
        }
        String said = message(error)
                .map(server -> ServerAdvice.sentence(
                        server.getSQLState(), server.getMessage(), server.getDetail(), server.getHint()))
                .orElse("the connection failed");
        String shown = Literal.printable(said);
        return (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown) + state(error);
    }

    private static String state(SQLException error) {
        return error.getSQLState() == null ? "" : " (SQLSTATE " + error.getSQLState() + ")";
    }

    /** The place in the statement it is about, counted from 1; 0 where the server names none. */
    public static int position(SQLException error) {
        return message(error).map(ServerErrorMessage::getPosition).orElse(0);
    }

    /** Whether the role lacks a right. */
    public static boolean isForbidden(SQLException error) {
        return "42501".equals(error.getSQLState());
    }

    /** Whether a relation, column, function or type that a statement names is not there. */
    public static boolean isMissingName(SQLException error) {
        return switch (String.valueOf(error.getSQLState())) {
            case "42P01", "42703", "42883", "42704", "3F000" -> true;
            default -> false;
        };
    }

    /** Whether it says nothing about the schema, so that trying again may help: connections, resources, locks, restarts. */
    public static boolean isTransient(SQLException error) {
        String state = error.getSQLState();
        if (state == null) {
            return true;
        }
        return switch (state) {
            case LOCK_NOT_AVAILABLE -> true;
            // A statement that took too long will do so again.
            case QUERY_CANCELED -> false;
            default -> TRANSIENT_CLASSES.contains(state.length() < 2 ? state : state.substring(0, 2));
        };
    }

    private static Optional<ServerErrorMessage> message(SQLException error) {
        return error instanceof PSQLException answered
                ? Optional.ofNullable(answered.getServerErrorMessage())
                : Optional.empty();
    }
}
