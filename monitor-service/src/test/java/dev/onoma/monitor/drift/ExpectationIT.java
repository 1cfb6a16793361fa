package dev.onoma.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.Shop;
import dev.onoma.wire.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationIT {

    private Shop shop;

    @BeforeEach
    void expand() throws SQLException {
        shop = Shop.expanded();
    }

    @AfterEach
    void drop() throws SQLException {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP VIEW \"InventoryItem\"                                        | relation"
                        + " public.\"InventoryItem\"",
                "ALTER VIEW \"InventoryItem\" RENAME TO gone                        | relation"
                        + " public.\"InventoryItem\"",
                "CREATE OR REPLACE VIEW \"OrderLine\" WITH (security_invoker = true) AS SELECT id, item_id AS"
                        + " \"itemId\" FROM order_lines WHERE id > 0                           | relation"
                        + " public.\"OrderLine\"",
                "ALTER VIEW \"OrderLine\" SET (security_invoker = false)            | relation public.\"OrderLine\"",
                "ALTER TABLE order_lines RENAME TO lines                            | relation public.order_lines",
                "ALTER TABLE order_lines RENAME COLUMN item_id TO item              | relation public.order_lines",
                "ALTER TABLE order_lines ADD COLUMN note text                       | relation public.order_lines",
                "ALTER TABLE order_lines ALTER COLUMN item_id SET NOT NULL          | relation public.order_lines",
                "ALTER TABLE order_lines ENABLE ROW LEVEL SECURITY                  | relation public.order_lines",
                "DROP TABLE order_lines CASCADE                                     | relation public.order_lines",
            })
    void whatThePlanHasMadeMustNotChange(String change, String object) throws SQLException {
        assertThat(after(change)).containsEntry(object, Severity.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT ON order_lines TO PUBLIC",
                "GRANT SELECT ON \"OrderLine\" TO PUBLIC",
                "COMMENT ON TABLE order_lines IS 'Lines'",
                "CREATE TABLE more (id bigint)",
                "CREATE INDEX more ON order_lines (item_id)",
                "ALTER TABLE document_types ADD COLUMN note text",
                "DROP TABLE document_types",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            })
    void otherChangesAreWarnings(String change) throws SQLException {
        assertThat(after(change))
                .isNotEmpty()
                .allSatisfy(
                        (object, severity) -> assertThat(severity).as(object).isEqualTo(Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANALYZE",
                "VACUUM",
                "INSERT INTO \"InventoryItem\" (\"tenantId\") SELECT 1 FROM generate_series(1, 1000)",
                "TRUNCATE order_lines",
                "REINDEX TABLE order_lines",
                "CREATE SCHEMA onoma CREATE TABLE onoma.run (id text)",
                "CREATE TEMPORARY TABLE scratch (id int)",
            })
    void ordinaryLifeIsNoDrift(String work) throws SQLException {
        assertThat(after(work)).isEmpty();
    }

    @Test
    void eachObjectIsToldOnceWithWhatWasExpectedAndWhatIsSeen() throws SQLException {
        Expectation expectation = new Expectation(shop.standing(), Baseline.of(shop.snapshot()), null);
        shop.database().execute("DROP VIEW \"InventoryItem\"; CREATE TABLE \"InventoryItem\" (id int)");

        List<Drift> drifts = expectation.unmet(shop.snapshot()).stream()
                .filter(drift -> drift.severity() == Severity.CRITICAL)
                .toList();

        assertThat(drifts).singleElement().satisfies(drift -> {
            assertThat(drift.object()).isEqualTo("relation public.\"InventoryItem\"");
            assertThat(drift.summary()).contains("InventoryItem");
        });
    }

    @Test
    void whatWasWrongBeforeTheWatchIsSeenByThePlan() throws SQLException {
        shop.database().execute("DROP VIEW \"InventoryItem\"");
        Snapshot late = shop.snapshot();

        assertThat(new Expectation(shop.standing(), Baseline.of(late), null).unmet(late))
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.object()).isEqualTo("relation public.\"InventoryItem\"");
                    assertThat(drift.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(drift.expected()).isEqualTo("VIEW (id, \"tenantId\", \"createdAt\")");
                    assertThat(drift.seen()).isEqualTo("nothing");
                });
    }

    @Test
    void whatChangedSinceTheValidationIsAWarningUntilItIsUndone() throws SQLException {
        Fingerprint validated = Fingerprint.of(shop.snapshot());
        shop.database().execute("ALTER TABLE document_types ADD COLUMN note text");
        Expectation expectation = new Expectation(shop.standing(), Baseline.of(shop.snapshot()), validated);

        assertThat(expectation.unmet(shop.snapshot())).singleElement().satisfies(drift -> {
            assertThat(drift.severity()).isEqualTo(Severity.WARNING);
            assertThat(drift.expected()).isEqualTo(validated.value());
        });
    }

    @Test
    void namesThatAreHostileAreShownNotObeyed() throws SQLException {
        Expectation expectation = new Expectation(shop.standing(), Baseline.of(shop.snapshot()), null);
        shop.database().execute("CREATE TABLE \"a\u001b[2J\" (id int)");

        assertThat(expectation.unmet(shop.snapshot()))
                .allSatisfy(drift -> assertThat(drift.object() + drift.expected() + drift.seen() + drift.summary())
                        .doesNotContain("\u001b"));
    }

    /** As the target keeps it for a monitor that comes back. */
    private static Baseline kept(Baseline baseline) {
        return Json.read(Json.write(baseline), Baseline.class);
    }

    private Map<String, Severity> after(String change) throws SQLException {
        Snapshot baseline = shop.snapshot();
        Expectation expectation =
                new Expectation(shop.standing(), kept(Baseline.of(baseline)), Fingerprint.of(baseline));
        shop.database().execute(change);
        return expectation.unmet(shop.snapshot()).stream().collect(Collectors.toMap(Drift::object, Drift::severity));
    }
}
