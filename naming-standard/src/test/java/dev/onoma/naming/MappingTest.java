package dev.onoma.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.UserType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explicit mappings, requirement R20. */
class MappingTest {

    private final SchemaBuilder schema = new SchemaBuilder();

    @Test
    void exactlyWhatIsListedIsRenamed() {
        TableBuilder types = schema.table("document_types", "id integer", "document_type_name text")
                .primaryKey("document_types_pkey", "id")
                .index("idx_document_types_name", "document_type_name")
                .check("ck_document_types", "id")
                .sequence("document_types_id_seq", "id");
        schema.table("documents", "document_type_id integer").foreignKey("fk", "document_type_id", types, "id");
        schema.relation(Relation.Kind.VIEW, "document_overview", "id integer");
        schema.enumType("document_state", "a");

        Assessed assessed = assess("""
                tables: {document_types: doc_types, document_overview: doc_overview}
                columns: {documents.document_type_id: doc_type_id, public.document_types.document_type_name: name}
                constraints: {document_types.ck_document_types: ck_doc_types}
                indexes: {idx_document_types_name: idx_doc_types_name, document_types_pkey: doc_types_pkey}
                sequences: {document_types_id_seq: doc_types_id_seq}
                types: {document_state: doc_state}
                """);

        assertThat(assessed.table("document_types")).isEqualTo("doc_types");
        assertThat(assessed.table("document_overview")).isEqualTo("doc_overview");
        assertThat(assessed.column("documents", "document_type_id")).isEqualTo("doc_type_id");
        assertThat(assessed.column("document_types", "document_type_name")).isEqualTo("name");
        assertThat(assessed.constraint("document_types", "ck_document_types")).isEqualTo("ck_doc_types");
        assertThat(assessed.constraint("document_types", "document_types_pkey")).isEqualTo("doc_types_pkey");
        assertThat(assessed.index("idx_document_types_name")).isEqualTo("idx_doc_types_name");
        assertThat(assessed.sequence("document_types_id_seq")).isEqualTo("doc_types_id_seq");
        assertThat(assessed.type("document_state")).isEqualTo("doc_state");
        assertThat(assessed.decisions()).isEmpty();
        assertThat(assessed.assessment().findings()).hasSize(9);
    }

    @Test
    void whatDoesNotExistIsSaidWithWhatIsNear() {
        schema.table("document_types", "typeName text").index("idx_types", "typeName");

        assertThat(assess("tables: {document_type: doc_types}").decisions())
                .isEqualTo("table public.document_type: it does not exist; did you mean document_types? (mapping.yaml,"
                        + " line 1). Correct the mapping file.");
        assertThat(assess("columns: {document_types.type_name: name}").decisions())
                .contains("document_types.typeName?");
        assertThat(assess("indexes: {idx_type: name}").decisions()).contains("did you mean idx_types?");
        assertThat(assess("tables: {zzz: doc_types}").decisions()).contains("it does not exist (mapping.yaml, line 1)");
    }

    @Test
    void aTakenNameIsSaidWithWhoBearsIt() {
        schema.table("a", "one text", "two text")
                .index("idx_a", "one")
                .check("c1", "one")
                .check("c2", "one");
        schema.table("b", "id integer");
        schema.relation(Relation.Kind.VIEW, "v", "id integer");
        schema.enumType("t", "x").sequence("s");

        assertThat(assess("tables: {a: b}").decisions()).contains("which is the name of table public.b");
        assertThat(assess("tables: {a: v}").decisions()).contains("which is the name of view public.v");
        assertThat(assess("tables: {a: t}").decisions()).contains("which is the name of type public.t");
        assertThat(assess("tables: {a: s}").decisions()).contains("which is the name of sequence public.s");
        assertThat(assess("tables: {a: idx_a}").decisions()).contains("which is the name of index public.idx_a");
        assertThat(assess("columns: {a.one: two}").decisions()).contains("which is the name of column two");
        assertThat(assess("indexes: {idx_a: b}").decisions()).contains("which is the name of table public.b");
        assertThat(assess("constraints: {a.c1: c2}").decisions()).contains("which is the name of another constraint");
        assertThat(assess("tables: {a: b, b: c}").decisions()).contains("though that is to be renamed");
        assertThat(assess("{tables: {a: x}, sequences: {s: x}}").decisions()).contains("which gets that name");
    }

    @Test
    void aNewNameThatBeginsWithASchemaIsASlip() {
        schema.table("a", "one text").index("idx_a", "one");

        assertThat(assess("tables: {a: public.papers}").decisions())
                .isEqualTo("table public.a: its new name \"public.papers\" names a schema, and it stays in its own; say"
                        + " \"papers\" (mapping.yaml, line 1). Correct the mapping file.");
        assertThat(assess("indexes: {idx_a: public.idx_b}").decisions()).contains("say \"idx_b\"");
        assertThat(assess("tables: {a: with.dot}").decisions()).isEmpty();
    }

    @Test
    void whatIsInheritedOrForeignIsRefused() {
        TableBuilder events = schema.relation(Relation.Kind.PARTITIONED_TABLE, "events", "id integer");
        schema.partition(events, "events_1")
                .inheritedCheck("positive", "id")
                .inheritedKey(Constraint.Kind.PRIMARY_KEY, "events_1_pkey", "id");
        schema.extensionTable("spatial", "postgis", "id integer");
        schema.type("amount", UserType.Kind.DOMAIN);

        assertThat(assess("columns: {events_1.id: number}").decisions())
                .contains("it is inherited from public.events; map it there");
        assertThat(assess("constraints: {events_1.positive: p}").decisions())
                .contains("map the constraint of the parent");
        assertThat(assess("constraints: {events_1.events_1_pkey: p}").decisions())
                .isEmpty();
        assertThat(assess("tables: {spatial: s}").decisions()).contains("it belongs to the extension postgis");
        assertThat(assess("types: {amount: a}").decisions()).contains("only enum types");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tables: {a: a}                     | 1, 10 | "a" is to be called a, which it is called already
            tables: {a: c, b: c}               | 1, 16 | "b" is to be called c, and so is "a" in line 1
            tables: {a: c, public.a: d}        | 1, 16 | "public.a" of tables is already named in line 1
            table: {a: b}                      | 1, 1  | unknown key "table". Did you mean "tables"?
            tables: {a: }                      | 1, 12 | the new name of a has to be a text, and this is empty
            columns: {a: b}                    | 1, 11 | names nothing of columns
            `tables:\\n  a: b\\n  a: c`          | 3, 3  | "a" is there twice
            """)
    void theFileItselfIsChecked(String yaml, String place, String message) {
        assertThatThrownBy(() -> MappingReader.read("mapping.yaml", yaml.replace("\\n", "\n")))
                .isInstanceOf(InvalidStandard.class)
                .hasMessageStartingWith("mapping.yaml, line " + place.replace(", ", ", column ") + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void aNameIsCountedInBytes() {
        assertThatThrownBy(() -> MappingReader.read("mapping.yaml", "tables: {a: " + "ä".repeat(32) + "}"))
                .isInstanceOf(InvalidStandard.class)
                .hasMessageContaining("it has 64 bytes");
    }

    private Assessed assess(String yaml) {
        return new Assessed(MappingReader.read("mapping.yaml", yaml).assess(schema.snapshot()));
    }
}
