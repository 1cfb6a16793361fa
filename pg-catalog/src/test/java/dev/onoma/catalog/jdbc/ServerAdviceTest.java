package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAdviceTest {

    @Test
    void aHintTellsWhichSettingToRaise() {
        assertThat(ServerAdvice.sentence(
                        "53200",
                        "out of shared memory",
                        "",
                        "You might need to increase \"max_locks_per_transaction\"."))
                .isEqualTo("out of shared memory (You might need to increase \"max_locks_per_transaction\")");
    }

    @Test
    void aDetailTellsWhoIsInTheWay() {
        assertThat(ServerAdvice.sentence(
                        "55006",
                        "database \"shop\" is being accessed by other users",
                        "There are 2 other sessions\nusing the database.",
                        ""))
                .isEqualTo("database \"shop\" is being accessed by other users"
                        + " (There are 2 other sessions using the database)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22P02", "28P01", "42501", "P0001", "XX000"})
    void whatCanHoldRowsOrSecretsIsLeftBehind(String sqlState) {
        assertThat(ServerAdvice.sentence(
                        sqlState, "no", "Key (email)=(ann@example.org) already exists.", "Ask ann@example.org."))
                .isEqualTo("no");
    }
}
