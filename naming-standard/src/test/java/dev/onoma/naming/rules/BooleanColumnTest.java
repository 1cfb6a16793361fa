package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooleanColumnTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            active boolean,         is_active
            public boolean,         is_public
            isActive boolean,       is_active
            is_active boolean,      is_active
            hasChildren boolean,    has_children
            canEdit boolean,        can_edit
            should_retry boolean,   should_retry
            wasSent boolean,        was_sent
            allowsGuests boolean,   allows_guests
            email_verified boolean, is_email_verified
            default boolean,        is_default
            2faEnabled boolean,     is_2fa_enabled
            island boolean,         is_island
            outputIsError boolean,  output_is_error
            what_it_is boolean,     is_what_it_is
            active boolean[],       active
            active text,            active
            """)
    void booleansBeginWithAVerb(String column, String expected) {
        assertThat(Assessed.column(column)).isEqualTo(expected);
    }

    @Test
    void theStandardCanKnowMoreVerbs() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", "enable_chat boolean");

        assertThat(Assessed.by("boolean-verbs: [enable]", schema).column("things", "enable_chat"))
                .isEqualTo("enable_chat");
    }
}
