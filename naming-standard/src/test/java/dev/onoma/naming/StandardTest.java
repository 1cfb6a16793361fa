package dev.onoma.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.rules.RuleKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a standard file can say, as a whole. */
class StandardTest {

    private final SchemaBuilder schema = new SchemaBuilder();

    @Test
    void theDefaultFileExplainsEveryRule() throws IOException {
        String text;
        try (var in = Standard.class.getResourceAsStream("default-standard.yaml")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(RuleKey.values()).allSatisfy(rule -> assertThat(text).contains("\n  " + rule.key() + ": "));
        assertThat(StandardReader.read("default-standard.yaml", text)).isEqualTo(Standard.defaults());
    }

    @Test
    void excludedAndForeignObjectsAreLeftAlone() {
        schema.table("_prisma_migrations", "finishedAt timestamp with time zone")
                .index("Bad", "finishedAt");
        schema.table("flyway_schema_history", "installed_by text", "success boolean");
        schema.extensionTable("SpatialRef", "postgis", "refId integer");
        schema.table("legacyStuff", "someId integer").sequence("Legacy_seq", "someId");

        assertThat(Assessed.by("exclusions: [legacy%]", schema).assessment().findings())
                .isEmpty();
    }

    @Test
    void otherSchemasAreLeftAlone() {
        schema.table("User", "id integer");

        assertThat(Assessed.by("schemas: [shop]", schema).assessment().findings())
                .isEmpty();
        assertThat(Assessed.by("schemas: [public]", schema).table("User")).isEqualTo("users");
        assertThat(Assessed.by("exclusions: [public.%]", schema).assessment().findings())
                .isEmpty();
    }

    @Test
    void aRuleThatIsOffLeavesTheNextToItsWork() {
        schema.table("users", "userActive boolean");

        assertThat(Assessed.by("rules: {boolean-column: off}", schema).column("users", "userActive"))
                .isEqualTo("user_active");
        assertThat(Assessed.by("rules: {boolean-column: off, column-name: off}", schema)
                        .assessment()
                        .findings())
                .isEmpty();
    }

    @Test
    void aRuleThatWarnsLeavesTheNextToItsWork() {
        schema.table("users", "userActive boolean", "isOpen boolean");

        Assessed assessed = Assessed.by("rules: {boolean-column: warn}", schema);

        assertThat(assessed.about("column public.users.\"userActive\""))
                .isEqualTo("WARN boolean-column, RENAME column-name");
        assertThat(assessed.about("column public.users.\"isOpen\"")).isEqualTo("RENAME column-name");
        assertThat(assessed.warnings()).contains("it should be called is_user_active: boolean columns begin with is_");
    }

    @Test
    void namesGivenByHandWin() {
        schema.table("Foo", "isBar boolean", "qty integer")
                .check("Foo_check", "qty")
                .index("Foo_idx", "qty")
                .sequence("Foo_seq", "qty");
        schema.enumType("Kind", "a");

        Assessed assessed = Assessed.by("""
                overrides:
                  tables: {Foo: stock}
                  columns: {Foo.qty: Quantity, stock.isBar: bar}
                  constraints: {public.Foo.Foo_check: positive}
                  indexes: {Foo_idx: by_quantity}
                  sequences: {Foo_seq: numbers}
                  types: {Kind: stock_kind}
                """, schema);

        assertThat(assessed.table("Foo")).isEqualTo("stock");
        assertThat(assessed.column("Foo", "qty")).isEqualTo("Quantity");
        assertThat(assessed.column("Foo", "isBar")).isEqualTo("bar");
        assertThat(assessed.constraint("Foo", "Foo_check")).isEqualTo("positive");
        assertThat(assessed.index("Foo_idx")).isEqualTo("by_quantity");
        assertThat(assessed.sequence("Foo_seq")).isEqualTo("numbers");
        assertThat(assessed.type("Kind")).isEqualTo("stock_kind");
        assertThat(assessed.decisions() + assessed.warnings()).isEmpty();
    }

    @Test
    void afterTheRenamesTheSameFileFindsNothing() {
        schema.table("Foo", "isBar boolean", "qty integer")
                .check("Foo_check", "qty")
                .index("Foo_idx", "qty");
        Standard standard = StandardReader.read("standard.yaml", """
                overrides:
                  tables: {Foo: Stock}
                  columns: {Foo.qty: Quantity}
                  constraints: {Foo.Foo_check: Positive}
                  indexes: {Foo_idx: byQuantity}
                """);
        Assessment first = standard.assess(schema.snapshot());

        Assessment second = standard.assess(Applied.to(schema.snapshot(), first.renames()));

        assertThat(first.renames().isEmpty()).isFalse();
        assertThat(second.findings()).isEmpty();
    }

    @Test
    void aNameForNothingIsTold() {
        schema.table("InventoryItem", "itemName text");

        Assessed assessed = Assessed.by(
                "{overrides: {tables: {InventoryItems: stock}}, keep: {columns: [InventoryItem.itemNmae]}}", schema);

        assertThat(assessed.warnings())
                .contains("the standard file names it, but it does not exist; did you mean InventoryItem?")
                .contains("did you mean InventoryItem.itemName?");
    }

    @Test
    void aNameThatWouldBeginWithADigitNeedsADecisionOrAPrefix() {
        schema.table("users", "2faCode text");

        assertThat(Assessed.byDefaults(schema).decisions()).contains("its name would begin with a digit, \"2fa_code\"");
        assertThat(Assessed.by("digit-prefix: n_", schema).column("users", "2faCode"))
                .isEqualTo("n_2fa_code");
    }

    @Test
    void moreWordsCanBeGiven() {
        schema.table("RiesenRad", "FooBARBaz text");
        schema.table("Kurs", "id integer");

        Assessed assessed =
                Assessed.by("words: {acronyms: [FooBAR], irregular: {rad: raeder}, singular: [kurs]}", schema);

        assertThat(assessed.table("RiesenRad")).isEqualTo("riesen_raeder");
        assertThat(assessed.table("Kurs")).isEqualTo("kurses");
        assertThat(assessed.column("RiesenRad", "FooBARBaz")).isEqualTo("foobar_baz");
    }

    @Test
    void findingsAreSortedAndTheSameEachTime() {
        schema.table("beta", "X text", "A text");
        schema.table("alpha", "Y text");

        Assessment first = Standard.defaults().assess(schema.snapshot());

        assertThat(Standard.defaults().assess(schema.snapshot())).isEqualTo(first);
        assertThat(first.findings())
                .extracting(f -> f.object().toString())
                .containsExactly(
                        "table public.alpha",
                        "column public.alpha.\"Y\"",
                        "table public.beta",
                        "column public.beta.\"A\"",
                        "column public.beta.\"X\"");
    }
}
