package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Cast;
import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.UserType;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands in a schema by itself. */
class OwnObjectReadingIT {

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
    void readsSequences() {
        Relation orders = kinds.relation("sales", "orders");

        assertThat(kinds.sequence("sales", "ticket"))
                .returns(0L, Sequence::table)
                .returns(
                        "integer, start 20, increment 5, minimum 10, maximum 1000, cache 3, cycle, persistence p",
                        Sequence::settings);
        assertThat(kinds.sequence("sales", "ticket").grants())
                .anyMatch(grant -> EveryKind.CLERK.equals(grant.grantee()));
        assertThat(kinds.sequence("sales", "orders_id_seq"))
                .returns(orders.oid(), Sequence::table)
                .returns(1, Sequence::column)
                .returns(false, Sequence::identity);
        assertThat(kinds.sequence("sales", "Item_id_seq"))
                .returns(true, Sequence::identity)
                .returns(EveryKind.OWNER, Sequence::owner);
    }

    @Test
    void readsTypes() {
        assertThat(kinds.snapshot().contents().types().values())
                .extracting(UserType::kind)
                .containsExactlyInAnyOrder(
                        UserType.Kind.ENUM,
                        UserType.Kind.DOMAIN,
                        UserType.Kind.COMPOSITE,
                        UserType.Kind.COMPOSITE,
                        UserType.Kind.COMPOSITE,
                        UserType.Kind.RANGE);
        assertThat(kinds.type("sales", "ItemStatus"))
                .returns(List.of("NEW", "inStock", "gone"), UserType::labels)
                .returns("Where an item is", UserType::comment);
        assertThat(kinds.type("sales", "ItemStatus").grants())
                .anyMatch(grant -> EveryKind.CLERK.equals(grant.grantee()));
        assertThat(kinds.type("sales", "email").definition())
                .contains("not null", "default 'nobody@example.org'::text", "\"C\"", "has_at CHECK");
        assertThat(kinds.type("sales", "address").definition())
                .isEqualTo("street text, \"zipCode\" character varying(10)");
        assertThat(kinds.type("sales", "price_range").definition()).startsWith("numeric, operator class");
    }

    @Test
    void readsRoutines() {
        assertThat(kinds.snapshot().contents().routines().values())
                .as("without the constructors of the range type")
                .extracting(r -> r.name().name().value())
                .containsExactlyInAnyOrder(
                        "add",
                        "texts",
                        "nothing",
                        "total",
                        "first_of",
                        "join_up",
                        "first_corner",
                        "to_metre",
                        "check_reading");
        assertThat(kinds.routine("add"))
                .returns("logic.add(a integer, b integer)", Routine::signature)
                .returns(true, Routine::atomic)
                .returns("", Routine::source)
                .returns("sql", Routine::language)
                .returns("Adds", Routine::comment)
                .returns(List.of(23L, 23L), Routine::argumentTypes);
        assertThat(kinds.routine("add").grants())
                .extracting(Grant::grantee)
                .as("PUBLIC was revoked")
                .containsExactlyInAnyOrder(
                        EveryKind.CLERK, Identifier.of(kinds.database().user()));
        assertThat(kinds.routine("check_reading").returnsTrigger()).isTrue();
        assertThat(kinds.routine("check_reading").source()).contains("NEW.value");
        assertThat(kinds.routine("nothing").definition()).startsWith("CREATE OR REPLACE PROCEDURE logic.nothing");
        assertThat(kinds.routine("total"))
                .returns(Routine.Kind.AGGREGATE, Routine::kind)
                .returns("", Routine::definition);
        assertThat(kinds.routine("first_of").kind()).isEqualTo(Routine.Kind.WINDOW);
    }

    @Test
    void readsOperatorsAndCasts() {
        assertThat(kinds.snapshot().contents().operators().values())
                .extracting(
                        o -> o.name() + " " + (o.left() == null ? "" : o.left().text()) + " "
                                + o.right().text())
                .containsExactlyInAnyOrder("logic.\"+\" text integer[]", "logic.\"!\"  box");
        assertThat(kinds.snapshot().contents().casts().values())
                .singleElement()
                .returns(Cast.Context.ASSIGNMENT, Cast::context)
                .returns("Exact", Cast::comment)
                .returns(
                        kinds.type("logic", "yard").oid(), cast -> cast.source().oid());
    }

    @Test
    void readsSchemasWithTheirRights() {
        assertThat(kinds.snapshot().contents().namespaces().values())
                .filteredOn(schema -> schema.name().value().equals("logic"))
                .singleElement()
                .satisfies(logic -> {
                    assertThat(logic.comment()).isEqualTo("What is computed");
                    assertThat(logic.grants())
                            .anyMatch(grant -> EveryKind.CLERK.equals(grant.grantee())
                                    && grant.privilege().equals("USAGE"));
                });
    }
}
