package dev.onoma.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabasesIT {

    @Test
    void everyDatabaseIsEmptyAndItsOwn() throws Exception {
        try (TestDatabase one = TestDatabases.fresh();
                TestDatabase other = TestDatabases.fresh()) {
            one.execute("CREATE TABLE thing (id int); CREATE TABLE another (id int)");
            other.execute("CREATE TABLE thing (id int)");
            assertThat(one.url()).isNotEqualTo(other.url());
        }
    }

    @Test
    void isDroppedUnderOpenConnections() throws Exception {
        TestDatabase database = TestDatabases.fresh();
        try (Connection connection = database.connect()) {
            database.close();
            assertThat(connection.isValid(1)).isFalse();
        }
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class).hasMessageContaining("does not exist");
    }
}
