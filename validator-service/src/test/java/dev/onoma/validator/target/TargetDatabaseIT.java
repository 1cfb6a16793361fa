package dev.onoma.validator.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.validator.check.Rehearsal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TargetDatabaseIT {

    @Test
    void forgetsConnectionsThatBroke() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("CREATE TABLE \"OneThing\" (id int)")) {
            TargetDatabase target = rehearsal.target.database();
            try (Connection connection = target.connect()) {
                rehearsal.database.execute("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = 'onoma/validator' AND datname = current_database()
                        """);
                assertThatThrownBy(() -> one(connection)).isInstanceOf(SQLException.class);
            }
            try (Connection connection = target.connect()) {
                assertThat(one(connection)).isEqualTo(1);
            }
        }
    }

    private static int one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            row.next();
            return row.getInt(1);
        }
    }
}
