package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onoma.catalog.Attachment;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.Policy;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Trigger;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What hangs on relations. */
class TablePartReadingIT {

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
    void readsConstraints() {
        Relation item = kinds.relation("sales", "Item");
        Relation orders = kinds.relation("sales", "orders");
        Constraint foreignKey = kinds.constraint(orders, "order_item");

        assertThat(kinds.constraint(item, "Item_pkey"))
                .returns(Constraint.Kind.PRIMARY_KEY, Constraint::kind)
                .returns(List.of(1), Constraint::columns)
                .returns(kinds.index("sales", "Item_pkey").oid(), Constraint::index);
        assertThat(kinds.constraint(item, "itemNameKey").kind()).isEqualTo(Constraint.Kind.UNIQUE);
        assertThat(kinds.constraint(item, "positive_net"))
                .returns(Constraint.Kind.CHECK, Constraint::kind)
                .returns("Nothing is free", Constraint::comment)
                .returns("CHECK ((net > (0)::numeric))", Constraint::definition);
        assertThat(foreignKey.referencedTable()).isEqualTo(item.oid());
        assertThat(foreignKey.referencedColumns()).containsExactly(1);
        assertThat(foreignKey.index()).isZero();
        assertThat(foreignKey.settings()).startsWith("deferrable, deferred");
        assertThat(foreignKey.definition()).contains("ON DELETE CASCADE");
        assertThat(kinds.constraint(orders, "no_overlap").kind()).isEqualTo(Constraint.Kind.EXCLUSION);
        assertThat(kinds.constraint(orders, "item_later").validated()).isFalse();
        assertThat(kinds.constraint(kinds.relation("Time Series", "base"), "late")
                        .kind())
                .isEqualTo(Constraint.Kind.TRIGGER);
        assertThat(kinds.constraint(kinds.relation("Time Series", "reading_rest"), "sane")
                        .inherited())
                .isTrue();
        assertThat(kinds.constraint(kinds.relation("Time Series", "reading_rest"), "reading_rest_pkey"))
                .as("a key of a partition has its own name")
                .returns(false, Constraint::inherited);
        assertThat(kinds.constraint(kinds.relation("novel", "news"), "parent_key")
                        .settings())
                .startsWith("not enforced");
        assertThat(kinds.constraint(kinds.relation("novel", "news"), "titled").kind())
                .isEqualTo(Constraint.Kind.NOT_NULL);
    }

    @Test
    void readsIndexes() {
        assertThat(kinds.index("sales", "item_lower"))
                .returns("btree", Index::method)
                .returns(List.of(0, 3, 6), Index::columns)
                .returns(2, Index::keyColumns)
                .returns(true, Index::partial)
                .returns(false, Index::unique)
                .returns(false, Index::constraint)
                .returns("For the search", Index::comment);
        assertThat(kinds.index("sales", "itemNameKey"))
                .returns(true, Index::unique)
                .returns(true, Index::constraint)
                .returns("replica identity", Index::settings);
        assertThat(kinds.index("sales", "Item_pkey").primary()).isTrue();
        assertThat(kinds.index("sales", "no_overlap").method()).isEqualTo("gist");
        assertThat(kinds.index("Time Series", "daily_key").table())
                .isEqualTo(kinds.relation("Time Series", "daily").oid());
    }

    @Test
    void readsTriggers() {
        Relation base = kinds.relation("Time Series", "base");

        assertThat(kinds.snapshot().triggersOf(kinds.relation("Time Series", "reading")))
                .singleElement()
                .returns(true, Trigger::forEachRow)
                .returns(false, Trigger::inherited)
                .returns(List.of("°C", "it's", ""), Trigger::arguments)
                .returns(kinds.routine("check_reading").oid(), Trigger::routine);
        assertThat(kinds.snapshot().triggersOf(kinds.relation("Time Series", "reading_rest")))
                .singleElement()
                .returns(true, Trigger::inherited);
        assertThat(kinds.snapshot().triggersOf(base))
                .extracting(t -> t.name().value(), Trigger::enabled, Trigger::forEachRow, Trigger::comment)
                .containsExactlyInAnyOrder(tuple("count_base", "R", false, "Counts"), tuple("late", "O", true, null));
        assertThat(kinds.snapshot().triggersOf(kinds.relation("sales", "orders")))
                .as("those of foreign keys are none")
                .isEmpty();
    }

    @Test
    void readsPolicies() {
        assertThat(kinds.snapshot().policiesOf(kinds.relation("sales", "orders")))
                .singleElement()
                .returns("UPDATE", Policy::command)
                .returns(false, Policy::permissive)
                .returns(List.of("catalog_clerk"), Policy::roles)
                .returns("(item_id < 100)", Policy::using)
                .returns("(item_id < 50)", Policy::check);
    }

    @Test
    void readsRulesAndStatistics() {
        assertThat(kinds.snapshot().contents().attachments().values())
                .extracting(Attachment::kind, a -> a.name().name().value(), Attachment::table, Attachment::comment)
                .containsExactlyInAnyOrder(
                        tuple(
                                "RULE",
                                "keep_orders",
                                kinds.relation("sales", "orders").oid(),
                                "Order 0 stays"),
                        tuple(
                                "STATISTICS",
                                "item_statistics",
                                kinds.relation("sales", "Item").oid(),
                                "They go together"));
    }
}
