package dev.onoma.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Relation;
import dev.onoma.catalog.UserType;
import org.junit.jupiter.api.Test;

/** A name is given only where it is free, and whoever cannot have it is told why and what to do. */
class CollisionsTest {

    private final SchemaBuilder schema = new SchemaBuilder();

    @Test
    void aViewBearsTheName() {
        schema.table("Invoice", "id integer");
        schema.relation(Relation.Kind.VIEW, "invoices", "id integer");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().isEmpty()).isTrue();
        assertThat(assessed.decisions())
                .isEqualTo(
                        "table public.\"Invoice\": it should be called invoices, which is the name of view public.invoices."
                                + " Write another name under overrides, tables: {Invoice: …}, or list it under keep, tables: [Invoice],"
                                + " in the standard file.");
    }

    @Test
    void aTypeBearsTheNameSinceATableMakesARowType() {
        schema.table("Address", "id integer");
        schema.type("addresses", UserType.Kind.DOMAIN);

        assertThat(Assessed.byDefaults(schema).decisions()).contains("which is the name of type public.addresses");
    }

    @Test
    void aSequenceBearsTheName() {
        schema.table("Ticket", "id integer");
        schema.sequence("tickets");

        assertThat(Assessed.byDefaults(schema).decisions()).contains("which is the name of sequence public.tickets");
    }

    @Test
    void anIndexBearsTheName() {
        schema.table("Ticket", "id integer").index("tickets", "id");

        assertThat(Assessed.byDefaults(schema).decisions()).contains("which is the name of index public.tickets");
    }

    @Test
    void somethingThatWasNotReadBearsTheName() {
        schema.table("Ticket", "id integer");
        schema.taken("tickets");

        assertThat(Assessed.byDefaults(schema).decisions())
                .contains("which is the name of public.tickets, which is no object");
    }

    @Test
    void aTableBearsTheNameOfAType() {
        schema.table("item_status", "id integer");
        schema.enumType("ItemStatus", "a");

        Assessed assessed = Assessed.by("keep: {tables: [item_status]}", schema);

        assertThat(assessed.about("enum type public.\"ItemStatus\"")).isEqualTo("DECISION enum-type");
    }

    @Test
    void aTypeAndAViewWantOneName() {
        schema.relation(Relation.Kind.VIEW, "itemStatus", "id integer");
        schema.enumType("ItemStatus", "a");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().isEmpty()).isTrue();
        assertThat(assessed.decisions())
                .contains(
                        "view public.\"itemStatus\": it should be called item_status, and so should enum type public.\"ItemStatus\"");
    }

    @Test
    void aNameThatIsGivenUpStaysTakenForOldClients() {
        schema.table("news_items", "id integer");
        schema.table("NewsItem", "id integer");

        Assessed assessed = Assessed.by("overrides: {tables: {news_items: articles}}", schema);

        assertThat(assessed.table("news_items")).isEqualTo("articles");
        assertThat(assessed.table("NewsItem")).isEqualTo("NewsItem");
        assertThat(assessed.decisions()).contains("though that is to be renamed, the old name goes on working");
    }

    @Test
    void anOverrideIsNotExempt() {
        schema.table("Foo", "id integer");
        schema.table("bars", "id integer");

        assertThat(Assessed.by("overrides: {tables: {Foo: bars}}", schema).about("table public.\"Foo\""))
                .isEqualTo("DECISION overrides");
    }

    @Test
    void aChildsOwnColumnBearsTheName() {
        TableBuilder parent = schema.table("people", "fullName text");
        schema.child(parent, "employees", false, "full_name text");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().isEmpty()).isTrue();
        assertThat(assessed.decisions()).contains("which is the name of a column of its child public.employees");
    }

    @Test
    void aChildsOwnColumnDoesNotGetTheNameOfAnInheritedOne() {
        TableBuilder parent = schema.table("people", "fullName text");
        schema.child(parent, "employees", false, "FullName text");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.column("people", "fullName")).isEqualTo("full_name");
        assertThat(assessed.about("column public.employees.\"FullName\"")).isEqualTo("DECISION column-name");
    }

    @Test
    void aColumnFromTwoTablesCannotBeRenamed() {
        TableBuilder one = schema.table("ones", "fullName text");
        TableBuilder two = schema.table("twos", "fullName text");
        schema.inheritsToo(schema.child(one, "threes", false), two);

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().isEmpty()).isTrue();
        assertThat(assessed.decisions()).contains("public.threes has it from each of public.ones, public.twos");
    }

    @Test
    void onlyTheRootOfAnInheritedColumnIsListed() {
        TableBuilder parent = schema.relation(Relation.Kind.PARTITIONED_TABLE, "events", "tenantId integer");
        schema.partition(parent, "events_1").index("events_1_idx", "tenantId");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().columns().keySet())
                .extracting(Object::toString)
                .containsExactly("public.events");
        assertThat(assessed.index("events_1_idx")).isEqualTo("idx_events_1_tenant_id");
    }
}
