package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Identifier;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "pg_%, pg_stat, true",
        "pg_*, pg_, true",
        "pg_%, pgxstat, false",
        "_prisma_%, _prisma_migrations, true",
        "_prisma_%, x_prisma_migrations, false",
        "*_old, users_old, true",
        "users, users, true",
        "users, Users, false",
        "a.c, abc, false",
        "\\Qa*, \\Qabc, true",
    })
    void patternsTakeEverythingButTheStarLiterally(String pattern, String name, boolean excluded) {
        Scope scope = Scope.all().withoutObjects(List.of("nothing", pattern));

        assertThat(scope.filter().excludes(Identifier.of(name))).isEqualTo(excluded);
        assertThat(Scope.all().filter().excludes(Identifier.of(name))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "public, true",
        "sales, true",
        "pg_catalog, false",
        "pg_toast_temp_3, false",
        "information_schema, false",
        "onoma, false",
    })
    void allMeansAllButTheSystemsSchemas(String schema, boolean covered) {
        assertThat(Scope.all().filter().covers(Identifier.of(schema))).isEqualTo(covered);
    }
}
