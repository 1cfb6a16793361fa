package dev.onoma.planner.target;

import dev.onoma.plan.Workload;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements clients were seen to send, where {@code pg_stat_statements} is installed and may be read. */
final class Workloads {

    // By to_regprocedure, which gives null and no error: the server may ask for every schema before it looks for the
    // right one.
    private static final String WHERE_IS_IT = """
            SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = 'pg_stat_statements'
              AND has_function_privilege(
                current_user, to_regprocedure(format('%I.pg_stat_statements(boolean)', n.nspname)), 'EXECUTE')
              AND pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')""";
    // Without Onoma's own, and in an order of its own, so that the same workload gives the same plan.
    private static final String STATEMENTS = """
            SELECT DISTINCT query COLLATE "C" AS query FROM %s.pg_stat_statements
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND query ~* '^\\s*(WITH|SELECT|INSERT|UPDATE|DELETE|MERGE|TRUNCATE|COPY|DECLARE)\\y'
            ORDER BY 1""";

    private Workloads() {}

    static Workload read(Connection connection) throws SQLException {
        List<String> schemas = texts(connection, WHERE_IS_IT);
        if (schemas.isEmpty()) {
            return Workload.UNKNOWN;
        }
        try {
            return new Workload(true, texts(connection, STATEMENTS.formatted(schemas.getFirst())));
        } catch (SQLException e) {
            // 55000: installed in the database, but not loaded by the server.
            if ("55000".equals(e.getSQLState())) {
                return Workload.UNKNOWN;
            }
            throw e;
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
