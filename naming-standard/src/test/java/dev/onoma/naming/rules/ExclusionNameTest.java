package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;

class ExclusionNameTest {

    @Test
    void exclusionConstraintsAreEx() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("Booking", "roomId integer", "during tsrange").exclusion("Booking_no_overlap", "roomId", "during");

        assertThat(Assessed.byDefaults(schema).constraint("Booking", "Booking_no_overlap"))
                .isEqualTo("ex_bookings_room_id_during");
    }
}
