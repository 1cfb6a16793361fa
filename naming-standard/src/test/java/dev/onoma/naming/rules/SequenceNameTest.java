package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SequenceNameTest {

    @Test
    void anOwnedSequenceIsCalledAfterTableAndColumn() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("User", "userId integer").primaryKey("User_pkey", "userId").sequence("User_userId_seq", "userId");

        assertThat(Assessed.byDefaults(schema).sequence("User_userId_seq")).isEqualTo("users_id_seq");
    }

    @Test
    void oneThatStandsAloneIsInSnakeCase() {
        assertThat(Assessed.byDefaults(new SchemaBuilder().sequence("InvoiceNumber"))
                        .sequence("InvoiceNumber"))
                .isEqualTo("invoice_number");
    }

    @Test
    void twoThatStandAloneNeverGetOneName() {
        SchemaBuilder schema = new SchemaBuilder().sequence("InvoiceNumber").sequence("invoiceNumber");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().sequences()).isEmpty();
        assertThat(assessed.decisions())
                .contains("sequence public.\"InvoiceNumber\"")
                .contains("sequence public.\"invoiceNumber\"");
    }
}
