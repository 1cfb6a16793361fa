package dev.onoma.planner.target;

import dev.onoma.catalog.jdbc.CatalogKeepsChanging;
import dev.onoma.catalog.jdbc.ServerAdvice;
import dev.onoma.planner.PlannerConfig;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Short, read-only connections to targets; the planner never changes one. */
@ApplicationScoped
public class TargetConnections {

    private final Duration connectTimeout;
    private final Duration statementTimeout;

    @Inject
    public TargetConnections(PlannerConfig config) {
        connectTimeout = config.planner().scan().connectTimeout();
        statementTimeout = config.planner().scan().statementTimeout();
    }

    /** Something to be read from a target. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /**
     * Reads from the target over a connection of its own.
     *
     * @throws Problem when the target cannot be reached, refuses the login, lacks rights or answers with an error; it names the
     *     target and what to do, and holds no secret
     */
    public <T> T read(Target target, Reading<T> reading) {
        try (Connection connection = DriverManager.getConnection(target.url(), properties(target))) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw problem(target, e);
        }
    }

    private Properties properties(Target target) {
        Properties properties = new Properties();
        properties.setProperty("user", target.user());
        target.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "onoma/planner");
        properties.setProperty("readOnly", "true");
        properties.setProperty("connectTimeout", seconds(connectTimeout));
        // Longer than the server's own timeout: it only fires when the server is gone.
        properties.setProperty("socketTimeout", seconds(statementTimeout.plus(connectTimeout)));
        properties.setProperty("options", "-c statement_timeout=" + statementTimeout.toMillis());
        return properties;
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    static Problem problem(Target target, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String said = said(target, e);
        Problem problem = switch (state) {
            case "42501" -> forbidden(target, said);
            // 08004: the server asks for a password and none is configured.
            case "08004", "28000", "28P01" -> loginFailed(target, said);
            case "", "08001", "08003", "08006", "3D000", "53300", "57P01", "57P02", "57P03" ->
                unreachable(target, said);
            default -> failed(target, state, said);
        };
        return problem.with("target", target.name());
    }

    /** What the server said, without a secret. */
    public static String said(Target target, SQLException e) {
        return target.withoutSecrets(serverMessage(e));
    }

    private static Problem loginFailed(Target target, String said) {
        return Problem.of(
                ProblemKind.TARGET_LOGIN_FAILED,
                "Target \"%s\" refuses the login: %s. Check user and password under onoma.targets.%s and the server's"
                        + " pg_hba.conf.",
                target.name(),
                said,
                target.name());
    }

    private static Problem unreachable(Target target, String said) {
        return Problem.of(
                ProblemKind.TARGET_UNREACHABLE,
                "Target \"%s\" cannot be reached: %s. Check that the server runs and accepts connections, and"
                        + " onoma.targets.%s.jdbc-url.",
                target.name(),
                said,
                target.name());
    }

    private static Problem forbidden(Target target, String said) {
        return Problem.of(
                ProblemKind.TARGET_FORBIDS,
                "The role of target \"%s\" has not the rights to read the catalogue: %s. Grant them, or set another role in"
                        + " onoma.targets.%s.user.",
                target.name(),
                said,
                target.name());
    }

    private static Problem failed(Target target, String state, String said) {
        return Problem.of(
                ProblemKind.TARGET_FAILED,
                "Target \"%s\" answered with an error (SQLSTATE %s): %s. Look into the server's log, then try again.",
                target.name(),
                state,
                said);
    }

    /** What the server itself said; the driver's own texts name addresses, which callers need not know. */
    private static String serverMessage(SQLException e) {
        if (e instanceof CatalogKeepsChanging) {
            return String.valueOf(e.getMessage());
        }
        ServerErrorMessage server = e instanceof PSQLException answered ? answered.getServerErrorMessage() : null;
        if (server != null) {
            return ServerAdvice.sentence(
                    server.getSQLState(), server.getMessage(), server.getDetail(), server.getHint());
        }
        return "08004".equals(e.getSQLState()) ? "it asks for a password, and none is set" : "nobody answers there";
    }
}
