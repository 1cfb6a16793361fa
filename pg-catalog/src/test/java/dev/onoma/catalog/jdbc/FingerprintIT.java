package dev.onoma.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Difference;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fingerprint depends on everything but OIDs, order and data. */
class FingerprintIT {

    private static EveryKind kinds;
    private static Connection connection;

    /** A small change and what takes it back. */
    record Change(String change, String undo) {
        @Override
        public String toString() {
            return change;
        }
    }

    @BeforeAll
    static void create() throws SQLException {
        kinds = EveryKind.create();
        connection = kinds.database().connect();
    }

    @AfterAll
    static void drop() throws SQLException {
        connection.close();
        kinds.close();
    }

    @Test
    void isTheSameForTheSameStatementsInOtherOrder() throws SQLException {
        List<String> parts = new ArrayList<>(EveryKind.parts());
        Collections.reverse(parts);
        try (EveryKind reversed = EveryKind.create(parts)) {
            assertThat(differences(kinds.snapshot(), reversed.snapshot())).isEmpty();
            assertThat(Fingerprint.of(kinds.snapshot())).isEqualTo(Fingerprint.of(reversed.snapshot()));
            assertThat(kinds.relation("sales", "Item").oid())
                    .isNotEqualTo(reversed.relation("sales", "Item").oid());
        }
    }

    @Test
    void doesNotDependOnData() throws SQLException {
        kinds.database().execute("""
                insert into sales."Item" (net) values (1); insert into sales.orders (item_id) values (1);
                analyze; select nextval('sales.ticket'); delete from sales.orders""");

        assertThat(differences(kinds.snapshot(), read())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void noticesEveryChangeAndItsUndoing(Change change) throws SQLException {
        Snapshot before = read();
        kinds.database().execute(change.change());
        Snapshot changed = read();
        kinds.database().execute(change.undo());
        Snapshot restored = read();

        assertThat(differences(before, changed))
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.sentence()).isNotBlank());
        assertThat(differences(before, restored)).isEmpty();
        assertThat(Fingerprint.of(before)).isEqualTo(Fingerprint.of(restored)).isNotEqualTo(Fingerprint.of(changed));
    }

    private static Snapshot read() throws SQLException {
        return new CatalogReader(Scope.all()).read(connection);
    }

    private static List<Difference> differences(Snapshot one, Snapshot other) {
        return Description.full(one).differencesTo(Description.full(other));
    }

    static Stream<Change> changes() {
        return Stream.of(
                        tables(),
                        columns(),
                        constraintsAndIndexes(),
                        viewsTriggersAndPolicies(),
                        typesAndSequences(),
                        routinesAndRights(),
                        surroundings())
                .flatMap(List::stream);
    }

    private static List<Change> tables() {
        return List.of(
                of("alter table sales.orders rename to purchases", "alter table sales.purchases rename to orders"),
                table("set (fillfactor = 70)", "set (fillfactor = 80)"),
                table("reset (toast.autovacuum_enabled)", "set (toast.autovacuum_enabled = false)"),
                table("replica identity full", "replica identity using index \"itemNameKey\""),
                table("owner to current_user", "owner to catalog_owner"),
                of("alter table \"Time Series\".base set logged", "alter table \"Time Series\".base set unlogged"),
                table("enable row level security", "disable row level security"),
                of(
                        "alter table sales.orders no force row level security",
                        "alter table sales.orders force row level security"),
                of("comment on table sales.\"Item\" is null", "comment on table sales.\"Item\" is 'What is sold'"),
                of("create table sales.more ()", "drop table sales.more"),
                of(
                        "alter table \"Time Series\".reading detach partition \"Time Series\".reading_rest",
                        "alter table \"Time Series\".reading attach partition \"Time Series\".reading_rest default"),
                of(
                        "alter foreign table outside.remote options (set table_name 'z')",
                        "alter foreign table outside.remote options (set table_name 'y')"));
    }

    private static List<Change> columns() {
        return List.of(
                table("add extra int", "drop extra"),
                table("rename note to notes", "rename notes to note"),
                table("alter \"createdAt\" type timestamptz(3)", "alter \"createdAt\" type timestamptz"),
                of(
                        "alter table \"Time Series\".derived alter extra type text collate \"C\"",
                        "alter table \"Time Series\".derived alter extra type text collate \"default\""),
                table("alter \"itemName\" set default 'x'", "alter \"itemName\" set default 'unnamed'"),
                table("alter net drop not null", "alter net set not null"),
                table("alter id set generated by default", "alter id set generated always"),
                table("alter note set storage main", "alter note set storage external"),
                table("alter note set compression default", "alter note set compression pglz"),
                table("alter net set statistics 501", "alter net set statistics 500"),
                table("alter status set (n_distinct = 4)", "alter status set (n_distinct = 3)"),
                of(
                        "comment on column sales.\"Item\".net is 'x'",
                        "comment on column sales.\"Item\".net is 'Without tax'"),
                of(
                        "alter foreign table outside.remote alter id options (set column_name 'x')",
                        "alter foreign table outside.remote alter id options (set column_name 'ID')"));
    }

    private static List<Change> constraintsAndIndexes() {
        return List.of(
                table("rename constraint positive_net to p", "rename constraint p to positive_net"),
                of("alter index sales.item_lower rename to i", "alter index sales.i rename to item_lower"),
                of(
                        "alter index sales.item_lower set (fillfactor = 50)",
                        "alter index sales.item_lower reset (fillfactor)"),
                of(
                        "alter index sales.item_lower alter 1 set statistics 7",
                        "alter index sales.item_lower alter 1 set statistics -1"),
                table("cluster on \"Item_pkey\"", "set without cluster"),
                of(
                        "alter table sales.orders alter constraint order_item not deferrable",
                        "alter table sales.orders alter constraint order_item deferrable initially deferred"),
                of(
                        "alter table novel.news alter constraint parent_key enforced",
                        "alter table novel.news alter constraint parent_key not enforced"),
                of(
                        "alter table sales.orders validate constraint item_later",
                        "alter table sales.orders drop constraint item_later,"
                                + " add constraint item_later check (item_id > 0) not valid"),
                of(
                        "comment on constraint positive_net on sales.\"Item\" is null",
                        "comment on constraint positive_net on sales.\"Item\" is 'Nothing is free'"),
                of(
                        "alter statistics sales.item_statistics set statistics 9",
                        "alter statistics sales.item_statistics set statistics -1"));
    }

    private static List<Change> viewsTriggersAndPolicies() {
        return List.of(
                of(
                        "alter view sales.open_orders reset (security_barrier)",
                        "alter view sales.open_orders set (security_barrier = true)"),
                of(
                        "create or replace view \"Time Series\".latest as select * from \"Time Series\".daily",
                        "create or replace view \"Time Series\".latest as select * from \"Time Series\".daily"
                                + " where day > '2026-01-01 00:00:00+00'"),
                of(
                        "refresh materialized view \"Time Series\".daily",
                        "refresh materialized view \"Time Series\".daily with no data"),
                of(
                        "alter table \"Time Series\".base disable trigger count_base",
                        "alter table \"Time Series\".base enable replica trigger count_base"),
                of(
                        "comment on trigger count_base on \"Time Series\".base is 'x'",
                        "comment on trigger count_base on \"Time Series\".base is 'Counts'"),
                of(
                        "alter policy own_orders on sales.orders using (item_id < 99)",
                        "alter policy own_orders on sales.orders using (item_id < 100)"),
                of(
                        "alter policy own_orders on sales.orders to public",
                        "alter policy own_orders on sales.orders to catalog_clerk"),
                of(
                        "alter table sales.orders disable rule keep_orders",
                        "alter table sales.orders enable rule keep_orders"));
    }

    private static List<Change> typesAndSequences() {
        return List.of(
                of(
                        "alter type sales.\"ItemStatus\" rename value 'gone' to 'away'",
                        "alter type sales.\"ItemStatus\" rename value 'away' to 'gone'"),
                of(
                        "alter type sales.\"ItemStatus\" rename to item_status",
                        "alter type sales.item_status rename to \"ItemStatus\""),
                of("alter domain sales.email drop not null", "alter domain sales.email set not null"),
                of(
                        "alter domain sales.email set default 'x@y'",
                        "alter domain sales.email set default 'nobody@example.org'"),
                of(
                        "alter domain sales.email rename constraint has_at to h",
                        "alter domain sales.email rename constraint h to has_at"),
                of(
                        "alter type sales.address rename attribute street to road",
                        "alter type sales.address rename attribute road to street"),
                of("alter sequence sales.ticket increment 6", "alter sequence sales.ticket increment 5"),
                of(
                        "alter sequence sales.orders_id_seq owned by none",
                        "alter sequence sales.orders_id_seq owned by sales.orders.id"));
    }

    private static List<Change> routinesAndRights() {
        return List.of(
                of(
                        "create or replace function logic.texts(variadic words text[]) returns setof text language sql as 'select ''x'''",
                        "create or replace function logic.texts(variadic words text[]) returns setof text language sql"
                                + " as 'select unnest(words)'"),
                of("alter function logic.add(int, int) volatile", "alter function logic.add(int, int) immutable"),
                of("alter aggregate logic.total(int) rename to sum", "alter aggregate logic.sum(int) rename to total"),
                of(
                        "grant delete on sales.\"Item\" to catalog_clerk",
                        "revoke delete on sales.\"Item\" from catalog_clerk"),
                of(
                        "revoke grant option for update (note) on sales.\"Item\" from catalog_clerk",
                        "grant update (note) on sales.\"Item\" to catalog_clerk with grant option"),
                of(
                        "grant usage on sequence sales.ticket to public",
                        "revoke usage on sequence sales.ticket from public"),
                of(
                        "revoke usage on type sales.\"ItemStatus\" from public",
                        "grant usage on type sales.\"ItemStatus\" to public"),
                of(
                        "create operator logic.- (leftarg = text, rightarg = int[], function = logic.join_up)",
                        "drop operator logic.- (text, int[])"),
                of(
                        "comment on operator logic.+ (text, int[]) is null",
                        "comment on operator logic.+ (text, int[]) is 'Joins'"),
                of("create cast (logic.metre as logic.yard) with inout", "drop cast (logic.metre as logic.yard)"),
                of(
                        "drop cast (logic.yard as logic.metre)",
                        "create cast (logic.yard as logic.metre) with function logic.to_metre(logic.yard) as assignment;"
                                + " comment on cast (logic.yard as logic.metre) is 'Exact'"),
                of("grant create on schema logic to catalog_clerk", "revoke create on schema logic from catalog_clerk"),
                of("comment on schema logic is null", "comment on schema logic is 'What is computed'"),
                of(
                        "grant execute on function logic.add to public",
                        "revoke execute on function logic.add from public"));
    }

    private static List<Change> surroundings() {
        return List.of(
                of(
                        "alter publication some_columns set table outside.published (id)",
                        "alter publication some_columns set table outside.published (id, name) where (id > 10)"),
                of(
                        "alter publication whole_schema set (publish = 'delete')",
                        "alter publication whole_schema set (publish = 'insert')"),
                of(
                        "alter publication whole_schema drop tables in schema outside",
                        "alter publication whole_schema add tables in schema outside"),
                of("create publication another", "drop publication another"),
                of(
                        "alter default privileges for role catalog_owner in schema logic revoke select on tables from catalog_clerk",
                        "alter default privileges for role catalog_owner in schema logic grant select on tables to catalog_clerk"));
    }

    private static Change table(String change, String undo) {
        return of("alter table sales.\"Item\" " + change, "alter table sales.\"Item\" " + undo);
    }

    private static Change of(String change, String undo) {
        return new Change(change, undo);
    }
}
