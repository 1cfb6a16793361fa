package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.Relation;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Relations with their columns. */
class RelationReadingIT {

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
    void readsATable() {
        Relation item = kinds.relation("sales", "Item");

        assertThat(item.kind()).isEqualTo(Relation.Kind.TABLE);
        assertThat(item.owner()).isEqualTo(EveryKind.OWNER);
        assertThat(item.comment()).isEqualTo("What is sold");
        assertThat(item.options()).containsExactly("fillfactor=80", "toast.autovacuum_enabled=false");
        assertThat(item.settings()).isEqualTo("persistence p, replica identity i, access method heap");
        assertThat(item.grants())
                .contains(
                        new Grant(EveryKind.OWNER, EveryKind.CLERK, "SELECT", false),
                        new Grant(EveryKind.OWNER, EveryKind.OWNER, "TRUNCATE", false))
                .doesNotContain(new Grant(EveryKind.OWNER, EveryKind.CLERK, "DELETE", false));
        assertThat(item.storage().fileNode()).isPositive();
        assertThat(kinds.relation("sales", "orders"))
                .matches(orders -> orders.rowSecurity() && orders.forceRowSecurity() && !orders.isPartition());
    }

    @Test
    void readsColumns() {
        Relation item = kinds.relation("sales", "Item");

        assertThat(item.columns())
                .extracting(c -> c.name().value(), c -> c.type().text(), Column::notNull)
                .startsWith(
                        tuple("id", "bigint", true),
                        tuple("itemName", "character varying(40)", true),
                        tuple("status", "sales.\"ItemStatus\"", true),
                        tuple("history", "sales.\"ItemStatus\"[]", false),
                        tuple("contact", "sales.email", false));
        assertThat(kinds.column(item, "id").identity()).isEqualTo(Column.Identity.ALWAYS);
        assertThat(kinds.column(item, "itemName").collation()).isEqualTo("pg_catalog.\"C\"");
        assertThat(kinds.column(item, "itemName").defaultExpression()).isEqualTo("'unnamed'::character varying");
        assertThat(kinds.column(item, "status").settings()).isEqualTo("n_distinct=3");
        assertThat(kinds.column(item, "history").type().array()).isTrue();
        assertThat(kinds.column(item, "history").type().oid())
                .isEqualTo(kinds.type("sales", "ItemStatus").oid());
        assertThat(kinds.column(item, "net"))
                .matches(net ->
                        "Without tax".equals(net.comment()) && net.settings().equals("statistics 500"));
        assertThat(kinds.column(item, "gross").generated()).isEqualTo(Column.Generated.STORED);
        assertThat(kinds.column(item, "gross").defaultExpression()).isEqualTo("(net * 1.19)");
        assertThat(kinds.column(item, "note").settings()).isEqualTo("storage e, compression p");
        assertThat(kinds.column(item, "note").grants())
                .containsExactly(new Grant(EveryKind.OWNER, EveryKind.CLERK, "UPDATE", true));
        assertThat(kinds.column(kinds.relation("novel", "news"), "twice").generated())
                .isEqualTo(Column.Generated.VIRTUAL);
    }

    @Test
    void readsPartitionsAndInheritance() {
        Relation reading = kinds.relation("Time Series", "reading");

        assertThat(reading.kind()).isEqualTo(Relation.Kind.PARTITIONED_TABLE);
        assertThat(reading.partitionKey()).isEqualTo("RANGE (at)");
        assertThat(kinds.snapshot().childrenOf(reading))
                .extracting(Relation::partitionBound)
                .containsExactlyInAnyOrder(
                        "FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00')", "DEFAULT");
        Relation derived = kinds.relation("Time Series", "derived");
        assertThat(derived.parents())
                .containsExactly(kinds.relation("Time Series", "base").oid());
        assertThat(derived.columns())
                .extracting(c -> c.name().value(), Column::inherited)
                .containsExactly(tuple("id", true), tuple("label", true), tuple("extra", false));
        Index partitioned = kinds.index("Time Series", "reading_value");
        assertThat(kinds.snapshot().indexesOf(kinds.relation("Time Series", "reading_2026")))
                .anyMatch(index -> index.parent() == partitioned.oid());
    }

    @Test
    void readsViews() {
        Relation open = kinds.relation("sales", "open_orders");
        Relation daily = kinds.relation("Time Series", "daily");

        assertThat(open.kind()).isEqualTo(Relation.Kind.VIEW);
        assertThat(open.options()).containsExactly("security_barrier=true");
        assertThat(open.definition()).startsWith("SELECT o.id,").endsWith("'NEW'::sales.\"ItemStatus\")");
        assertThat(open.dependsOn())
                .isEqualTo(Set.of(
                        kinds.relation("sales", "orders").oid(),
                        kinds.relation("sales", "Item").oid()));
        assertThat(daily.kind()).isEqualTo(Relation.Kind.MATERIALIZED_VIEW);
        assertThat(daily.settings()).endsWith("not populated");
        assertThat(kinds.snapshot().viewsOn(daily)).containsExactly(kinds.relation("Time Series", "latest"));
        assertThat(kinds.relation("Time Series", "latest").definition())
                .as("constants do not depend on the session's time zone")
                .contains("'2026-01-01 00:00:00+00'");
    }

    @Test
    void readsForeignTables() {
        Relation remote = kinds.relation("outside", "remote");

        assertThat(remote.kind()).isEqualTo(Relation.Kind.FOREIGN_TABLE);
        assertThat(remote.foreignServer())
                .isEqualTo(new Relation.ForeignServer(
                        Identifier.of("far"), Identifier.of("nowhere"), List.of("schema_name=x", "table_name=y")));
        assertThat(kinds.column(remote, "id").settings()).isEqualTo("{column_name=ID}");
    }
}
