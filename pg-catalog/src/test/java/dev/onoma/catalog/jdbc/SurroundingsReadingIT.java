package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.DefaultPrivilege;
import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Publication;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What belongs to the whole database. */
class SurroundingsReadingIT {

    private static EveryKind kinds;

    @BeforeAll
    static void read() throws SQLException {
        kinds = EveryKind.create();
    }

    @AfterAll
    static void drop() throws SQLException {
        kinds.close();
    }

    @Test
    void tellsWhereItComesFrom() {
        assertThat(kinds.snapshot().database()).isEqualTo(kinds.database().name());
        assertThat(kinds.snapshot().serverVersion()).isBetween(180_000, 189_999);
        assertThat(kinds.snapshot().contents().schemas())
                .extracting(Identifier::value)
                .containsExactly("Time Series", "logic", "novel", "outside", "public", "sales");
    }

    @Test
    void readsPublications() {
        Map<String, Publication> publications = kinds.snapshot().contents().publications().values().stream()
                .collect(Collectors.toMap(p -> p.name().value(), p -> p));

        assertThat(publications.get("some_columns").members())
                .containsExactly(new Publication.Member(
                        kinds.relation("outside", "published").oid(), List.of(1, 2), "(id > 10)"));
        assertThat(publications.get("whole_schema"))
                .returns(List.of(Identifier.of("outside")), Publication::schemas)
                .matches(p -> p.settings().contains("\"pubupdate\": false"));
        assertThat(publications.get("everything"))
                .returns(true, Publication::allTables)
                .matches(p -> p.settings().endsWith("All of it"));
    }

    @Test
    void readsDefaultPrivileges() {
        assertThat(kinds.snapshot().contents().defaultPrivileges())
                .containsExactly(new DefaultPrivilege(
                        EveryKind.OWNER,
                        Identifier.of("logic"),
                        new Grant(EveryKind.OWNER, EveryKind.CLERK, "SELECT", false)));
    }
}
