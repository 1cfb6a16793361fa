package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;

class DuplicateTableTest {

    @Test
    void theDoubleKeepsItsNameUntilSomebodyDecides() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("user", "id integer");
        schema.table("users", "id integer");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.table("user")).isEqualTo("user");
        assertThat(assessed.decisions())
                .isEqualTo(
                        "table public.\"user\": public.\"user\" and public.users would both be called users; merge them, or give one "
                                + "another name. Write another name under overrides, tables: {user: …}, or list it under keep, tables: "
                                + "[user], in the standard file.");
        assertThat(assessed.about("table public.users")).isEmpty();
    }

    @Test
    void neitherOfTwoIsPreferred() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("Foo", "id integer");
        schema.table("foo", "id integer");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().relations()).isEmpty();
        assertThat(assessed.about("table public.\"Foo\"")).isEqualTo("DECISION duplicate-table");
        assertThat(assessed.about("table public.foo")).isEqualTo("DECISION duplicate-table");
    }

    @Test
    void aKeptTableIsNoDouble() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("user", "id integer");
        schema.table("User", "id integer");

        Assessed assessed = Assessed.by("keep: {tables: [user]}", schema);

        assertThat(assessed.table("user")).isEqualTo("user");
        assertThat(assessed.table("User")).isEqualTo("users");
        assertThat(assessed.decisions()).isEmpty();
    }

    @Test
    void whatIsCalledAfterTheDoubleWaits() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "id integer");
        schema.table("User", "id integer", "eMail text")
                .primaryKey("User_pkey", "id")
                .index("User_eMail_idx", "eMail")
                .sequence("User_id_seq", "id");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().indexes()).isEmpty();
        assertThat(assessed.renames().constraints()).isEmpty();
        assertThat(assessed.renames().sequences()).isEmpty();
        assertThat(assessed.column("User", "eMail")).isEqualTo("e_mail");
    }
}
