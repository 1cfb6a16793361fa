package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Relation;
import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import dev.onoma.naming.TableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionNameTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            TaskEvent,   TaskEvent_2024_01, task_events_2024_01
            TaskEvent,   TaskEvent202401,   task_events_202401
            TaskEvent,   TaskEventDefault,  task_events_default
            task_events, task_events_2024,  task_events_2024
            TaskEvent,   taskEvent2024,     task_events_2024
            log,         log_2024,          logs_2024
            log,         logs_2024,         logs_2024
            log,         ArchiveOf2024,     archive_of2024
            log,         logistics_may,     logistics_may
            """)
    void partitionsFollowTheirParent(String parent, String partition, String expected) {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder table = schema.relation(Relation.Kind.PARTITIONED_TABLE, parent, "id integer");
        schema.partition(table, partition);

        assertThat(Assessed.byDefaults(schema).table(partition)).isEqualTo(expected);
    }

    @Test
    void partitionsOfPartitionsFollowToo() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder table = schema.relation(Relation.Kind.PARTITIONED_TABLE, "Event", "tenantId integer");
        TableBuilder year = schema.partition(table, "Event_2024");
        schema.partition(year, "Event_2024_01");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.table("Event_2024_01")).isEqualTo("events_2024_01");
        assertThat(assessed.renames().columns()).hasSize(1);
    }

    @Test
    void partitionsWaitForAParentThatNeedsADecision() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("events", "id integer");
        TableBuilder table = schema.relation(Relation.Kind.PARTITIONED_TABLE, "Event", "id integer");
        schema.partition(table, "Event_2024").index("Event_2024_idx", "id");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().isEmpty()).isTrue();
        assertThat(assessed.warnings())
                .contains("it is called after table public.\"Event\", and waits until that is decided");
    }
}
