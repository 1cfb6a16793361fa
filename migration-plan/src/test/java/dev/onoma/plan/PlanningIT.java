package dev.onoma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.naming.Standard;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan leaves alone and what it warns of, on schemas a real server made. */
class PlanningIT {

    private static final String ITEM = "CREATE TABLE \"Item\" (id int PRIMARY KEY, \"tenantId\" int, note text);";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            row security and grants on single columns | ALTER TABLE "Item" ENABLE ROW LEVEL SECURITY; GRANT SELECT (id) ON "Item" TO PUBLIC
            cannot be rewritten with certainty | CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note = to_jsonb(NEW) ->> 'tenantId'; RETURN NEW; END $$; CREATE TRIGGER t BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION f()
            as an argument | CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER t BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION f('tenantId')
            reads a transition table | CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "tenantId" FROM n; RETURN NULL; END $$; CREATE TRIGGER t AFTER INSERT ON "Item" REFERENCING NEW TABLE AS n EXECUTE FUNCTION f()
            """)
    void leavesAloneWhatItCannotKeepItsPromisesFor(String reason, String sql) throws Exception {
        Plan plan = plan(ITEM + sql);
        assertThat(plan.refusals()).singleElement().satisfies(r -> {
            assertThat(r.object()).isEqualTo("public.\"Item\"");
            assertThat(r.reason()).contains(reason);
        });
        assertThat(plan.steps())
                .as("nothing is named after a table that keeps its name")
                .isEmpty();
        assertThat(plan.toAcknowledge()).extracting(Hazard::code).contains("left-alone:public.\"Item\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            publication:public."Item":p | CREATE PUBLICATION p FOR TABLE "Item"
            publication:public."Item":every | CREATE PUBLICATION every FOR ALL TABLES
            whole-row:public."Item":public.f | CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', to_jsonb(NEW); RETURN NEW; END $$; CREATE TRIGGER t BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION f()
            table-name:public."Item":t | CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', TG_TABLE_NAME; RETURN NEW; END $$; CREATE TRIGGER t BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION f()
            unreadable-function:public."Item":t | CREATE TRIGGER t BEFORE UPDATE ON "Item" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
            function-body:public."Item":public.f | CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'TRUNCATE "Item"'
            row-type:public."Item":public.f | CREATE FUNCTION f("Item") RETURNS int LANGUAGE sql AS 'SELECT 1'
            stale-body:public.f() | CREATE FUNCTION f() RETURNS regclass LANGUAGE sql AS $$ SELECT '"Item"'::regclass $$
            refresh:public."ItemNotes" | CREATE MATERIALIZED VIEW "ItemNotes" AS SELECT note FROM "Item"
            bilingual:public.users | CREATE TABLE users (id int PRIMARY KEY, "createdAt" timestamptz)
            enum-array:public."Mood" | CREATE TYPE "Mood" AS ENUM ('a'); CREATE TABLE moods (id int PRIMARY KEY, history "Mood"[])
            """)
    void warnsOfWhatClientsWouldNotice(String code, String sql) throws Exception {
        assertThat(plan(ITEM + sql).toAcknowledge()).extracting(Hazard::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUNCATE \"Item\"",
                "INSERT INTO \"Item\" VALUES ($1) ON CONFLICT ON CONSTRAINT \"Item_pkey\" DO NOTHING",
                "SELECT ctid FROM \"Item\"",
                "COPY \"Item\" TO STDOUT",
            })
    void warnsOfStatementsThatWereSeen(String statement) throws Exception {
        assertThat(plan(ITEM, new Workload(true, List.of(statement, "SELECT 1")))
                        .toAcknowledge())
                .singleElement()
                .satisfies(h -> assertThat(h.code()).startsWith("statement:public.\"Item\":"));
    }

    private static Plan plan(String sql) throws Exception {
        return plan(sql, Workload.UNKNOWN);
    }

    private static Plan plan(String sql, Workload workload) throws Exception {
        try (TestDatabase database = TestDatabases.fresh();
                Connection connection = database.connect()) {
            database.execute(sql);
            Snapshot snapshot = new CatalogReader(Scope.all()).read(connection);
            return Planner.plan("case", snapshot, Standard.defaults().assess(snapshot), workload);
        }
    }
}
