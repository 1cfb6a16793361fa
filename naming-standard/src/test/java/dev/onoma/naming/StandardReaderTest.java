package dev.onoma.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.naming.rules.RuleKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad standard file is refused with its place, the fault, and what would be right. */
class StandardReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rulez: {}                              | 1, 1  | unknown key "rulez". Did you mean "rules"?
            `schemas: [a]\\nfoo: 1`                 | 2, 1  | unknown key "foo". Allowed: schemas, exclusions
            rules: {tablename: off}                | 1, 9  | unknown rule "tablename". Did you mean "table-name"?
            rules: {table-name: maybe}             | 1, 21 | "maybe" is no value of table-name. Allowed: off, warn, rename.
            rules: {table-name: [off]}             | 1, 21 | table-name has to be a text, and this is a list
            rules: {table-name: }                  | 1, 20 | table-name has to be a text, and this is empty
            rules: {enum-label: rename}            | 1, 21 | "rename" is no value of enum-label. Allowed: off, warn.
            rules: [table-name]                    | 1, 8  | rules has to be a mapping, and this is a list
            rules: off                             | 1, 8  | rules has to be a mapping, and this is a text
            schemas: public                        | 1, 10 | schemas has to be a list, and this is a text
            schemas: [{a: b}]                      | 1, 11 | an item of schemas has to be a text, and this is a mapping
            schemas: [""]                          | 1, 11 | this is no name of a schema
            `schemas: [a]\\nschemas: [b]`           | 2, 1  | "schemas" is there twice
            reserved-words: never                  | 1, 17 | "never" is no value of reserved-words. Allowed: decision, warn, allow.
            unique-index-prefix: ux                | 1, 22 | "ux" is no value of unique-index-prefix. Did you mean "uq"?
            digit-prefix: 2                        | 1, 15 | "2" is no value of digit-prefix
            foreign-key-without-id: yes            | 1, 25 | "yes" is no value of foreign-key-without-id
            words: {plurals: {}}                   | 1, 9  | unknown key "plurals". Did you mean "plural"?
            words: {irregular: {Person: people}}   | 1, 21 | "Person" is no word of irregular. Allowed: small letters
            words: {irregular: {person: [people]}} | 1, 29 | person has to be a text, and this is a list
            timestamps: {created_at: [Created]}    | 1, 27 | "Created" is no word of created_at
            overrides: {table: {a: b}}             | 1, 13 | unknown key "table". Did you mean "tables"?
            overrides: {tables: {a.b.c: d}}        | 1, 22 | "a.b.c" names nothing of tables. Write name or schema.name
            overrides: {columns: {a: d}}           | 1, 23 | "a" names nothing of columns. Write table.part or schema.table.part
            overrides: {tables: {'"a': d}}         | 1, 22 | ""a" has a quote that is not closed
            overrides: {tables: {a: ""}}           | 1, 25 | cannot be a name: it is empty
            overrides: {tables: {a: {b: c}}}       | 1, 25 | the new name of a has to be a text, and this is a mapping
            overrides: {tables: {a: public.papers}}| 1, 22 | the new name "public.papers" of "a" names a schema, and it stays in its own. Say "papers".
            overrides: {columns: {x.a.b: x.c}}     | 1, 23 | names a schema
            `overrides: {types: {a: x.b}}\\nschemas: [x]` | 1, 21 | the new name "x.b" of "a" names a schema
            keep: {tables: users}                  | 1, 16 | tables has to be a list, and this is a text
            `keep: {tables: [a, public.a]}`        | 1, 20 | "public.a" of tables is already named in line 1
            - a                                    | 1, 1  | the file has to be a mapping, and this is a list
            {[a]: b}                               | 1, 2  | a key has to be a text
            """)
    void aFaultHasAPlaceAndAWayOut(String yaml, String place, String message) {
        String[] lineAndColumn = place.split(", ");

        assertThatThrownBy(() -> StandardReader.read("standard.yaml", yaml.replace("\\n", "\n")))
                .isInstanceOfSatisfying(InvalidStandard.class, e -> {
                    assertThat(e.file()).isEqualTo("standard.yaml");
                    assertThat(e.line() + ", " + e.column()).isEqualTo(lineAndColumn[0] + ", " + lineAndColumn[1]);
                })
                .hasMessageStartingWith("standard.yaml, line %s, column %s: ", lineAndColumn[0], lineAndColumn[1])
                .hasMessageContaining(message);
    }

    @Test
    void aNameIsCountedInBytes() {
        String yaml = "overrides: {tables: {a: " + "ö".repeat(32) + "}}";

        assertThatThrownBy(() -> StandardReader.read("standard.yaml", yaml))
                .isInstanceOf(InvalidStandard.class)
                .hasMessageContaining("it has 64 bytes, and PostgreSQL cuts names at 63");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [", "a: b: c", "\tkey: x", "a: *nothing", "--- {}\n--- {}", "a: \"open", "%YAML 9.9\n---\na"
            })
    void whatIsNoYamlIsRefusedWithItsPlace(String yaml) {
        assertThatThrownBy(() -> StandardReader.read("standard.yaml", yaml))
                .isInstanceOf(InvalidStandard.class)
                .hasMessageMatching("(?s)standard.yaml, line \\d+, column \\d+: .*");
    }

    @Test
    void aControlCharacterIsNoYaml() {
        assertThatThrownBy(() -> StandardReader.read("standard.yaml", "schemas: [\"a\u0007\"]"))
                .isInstanceOf(InvalidStandard.class);
    }

    @Test
    void noTagRunsCode() {
        assertThatThrownBy(() -> StandardReader.read("s.yaml", "schemas: !!javax.script.ScriptEngineManager [x]"))
                .isInstanceOf(InvalidStandard.class)
                .hasMessageContaining("Global tag is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overrides: {tables: {a: with.dot}}",
                "overrides: {tables: {'public.\"public.a\"': public.a}}",
                "keep: {tables: ['\"public.a\"']}"
            })
    void aNewNameMayHoldADotAndAnOldOneMayBeginWithASchema(String yaml) {
        assertThat(StandardReader.read("standard.yaml", yaml).overrides().relations())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet", "rules:", "{}"})
    void anEmptyFileIsTheDefaultStandard(String yaml) {
        assertThat(StandardReader.read("standard.yaml", yaml)).isEqualTo(Standard.defaults());
    }

    @Test
    void whatIsSaidIsAddedOrReplaced() {
        Standard standard = StandardReader.read("standard.yaml", """
                schemas: [shop]
                exclusions: [tmp_%]
                rules: {table-name: warn}
                words: {uncountable: [sheepdog]}
                """);

        assertThat(standard.schemas()).extracting(Object::toString).containsExactly("shop");
        assertThat(standard.exclusions())
                .hasSize(Standard.defaults().exclusions().size() + 1);
        assertThat(standard.mode(RuleKey.TABLE_NAME)).isEqualTo(Mode.WARN);
        assertThat(standard.mode(RuleKey.VIEW_NAME)).isEqualTo(Mode.RENAME);
        assertThat(standard.vocabulary().uncountable()).contains("sheepdog", "news");
    }

    @Test
    void namesMayHoldDotsAndQuotes() {
        Renames overrides = StandardReader.read(
                        "standard.yaml",
                        "overrides: {columns: {'\"a.b\".\"c\"\"d\"': e, \"Order Items.the total\": total}}")
                .overrides();

        assertThat(overrides.columns().toString()).contains("a.b", "c\"d", "Order Items", "the total");
    }
}
