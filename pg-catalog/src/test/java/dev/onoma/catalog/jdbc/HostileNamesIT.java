package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names can hold any character but NUL, and every object can bear them. */
class HostileNamesIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "a.b",
                "a b",
                "a\nb\tc\r",
                "tränen-🦊",
                "'; drop table x; --",
                "$1 ? %s {} \\ \\x00",
                "{a,\"b\",NULL}",
                "select",
                "63 bytes long, which is all that PostgreSQL keeps of any name.."
            })
    void comeBackAsTheyAre(String text) throws SQLException {
        Identifier hostile = Identifier.of(text);
        QualifiedName name = new QualifiedName(hostile, hostile);
        try (TestDatabase database = TestDatabases.fresh()) {
            database.execute(script(hostile));

            Snapshot snapshot = EveryKind.read(database);

            Relation table = snapshot.relation(name).orElseThrow();
            assertThat(table.comment()).isEqualTo(text);
            assertThat(table.columns().getFirst().name()).isEqualTo(hostile);
            assertThat(table.grants()).extracting(Grant::grantee).contains(hostile);
            assertThat(snapshot.constraint(table, hostile)).isPresent();
            assertThat(snapshot.type(new QualifiedName(hostile, Identifier.of("state")))
                            .orElseThrow()
                            .labels())
                    .containsExactly(text, "x");
            assertThat(snapshot.indexesOf(table))
                    .anyMatch(index -> index.name().name().value().equals("i"));
            assertThat(snapshot.triggersOf(table)).singleElement().satisfies(trigger -> {
                assertThat(trigger.name()).isEqualTo(hostile);
                assertThat(trigger.arguments()).containsExactly(text, "");
            });
            assertThat(snapshot.policiesOf(table))
                    .singleElement()
                    .satisfies(policy -> assertThat(policy.roles()).containsExactly(hostile.sql()));
            assertThat(snapshot.contents().routines().values())
                    .singleElement()
                    .satisfies(routine -> assertThat(routine.name()).isEqualTo(name));
            assertThat(snapshot.toString()).doesNotContain("\n");
            database.execute("drop owned by " + hostile.sql() + "; drop role " + hostile.sql());
        }
    }

    @Test
    void areToldApart() throws SQLException {
        assertThat(fingerprint("create table \"a.b\" (c int)"))
                .isNotEqualTo(fingerprint("create table a (\"b.c\" int)"));
        assertThat(fingerprint("create type e as enum ('a, b')"))
                .isNotEqualTo(fingerprint("create type e as enum ('a', 'b')"));
        assertThat(fingerprint("create table a (b int); comment on table a is 'x;extension=y'"))
                .isNotEqualTo(fingerprint("create table a (b int); comment on table a is 'x'"));
    }

    private static Fingerprint fingerprint(String sql) throws SQLException {
        try (TestDatabase database = TestDatabases.fresh()) {
            database.execute(sql);
            return Fingerprint.of(EveryKind.read(database));
        }
    }

    private static String script(Identifier hostile) {
        return """
                create role %1$s;
                create schema %1$s;
                create function %1$s.%1$s() returns trigger language plpgsql as 'begin return NEW; end';
                create type %1$s.state as enum (%2$s, 'x');
                create table %1$s.%1$s (%1$s int, state %1$s.state, constraint %1$s check (%1$s > 0));
                create index i on %1$s.%1$s (%1$s);
                create trigger %1$s before insert on %1$s.%1$s for each row execute function %1$s.%1$s(%2$s, '');
                create policy %1$s on %1$s.%1$s to %1$s;
                grant select on %1$s.%1$s to %1$s;
                comment on table %1$s.%1$s is %2$s""".formatted(hostile.sql(), Literal.sql(hostile.value()));
    }
}
