package dev.onoma.monitor.cdc;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/** How Debezium reads one slot; the reasons for each setting are in its manual and in the comments. */
final class EngineSettings {

    private static final AtomicLong ENGINES = new AtomicLong();

    private EngineSettings() {}

    static Properties of(Map<String, String> address, String slot, long begin, Traffic traffic) {
        Properties settings = new Properties();
        settings.putAll(address);
        // Debezium's beans for JMX are named after it, and it waits a minute for a name that another engine has.
        String name = "onoma_" + ENGINES.incrementAndGet();
        settings.put("name", name);
        settings.put("topic.prefix", name);
        settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", slot);
        settings.put("publication.name", CapturePublication.NAME);
        // It is ours: after a rename, a filtered one would keep the old name.
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("snapshot.mode", "no_data");
        // TRUNCATE too
        settings.put("skipped.operations", "none");
        settings.put("message.prefix.include.list", "onoma[.]ddl");
        settings.put("tombstones.on.delete", "false");
        // Of the ledger only what happens to it counts.
        settings.put("column.exclude.list", "onoma[.]step_ledger[.](transaction|forward_sql|inverse_sql|proof)");
        settings.put("offset.storage", SlotOffsets.class.getName());
        settings.put(SlotOffsets.BEGIN, Long.toString(begin));
        settings.put("offset.flush.interval.ms", "1000");
        // Where nothing of ours is written, the slot still has to move on.
        settings.put("lsn.flush.mode", "connector_and_driver");
        settings.put("heartbeat.interval.ms", "5000");
        settings.put("status.update.interval.ms", "2000");
        // Each look costs, also when there is nothing to see. Two waits follow each other: the reader's, and the
        // queue's,
        // which ends early when a batch is full.
        settings.put("poll.interval.ms", Long.toString(traffic.interval().toMillis()));
        settings.put("max.batch.size", Integer.toString(traffic.batch()));
        settings.put("queue.provider.type", PatientQueue.NAME);
        // A row can have megabytes, and the service is small.
        settings.put("max.queue.size", "2048");
        settings.put("max.queue.size.in.bytes", Integer.toString(8 << 20));
        // We begin anew ourselves, since a slot that is gone must not come back unnoticed.
        settings.put("errors.max.retries", "0");
        settings.put("slot.max.retries", "0");
        settings.put("task.management.timeout.ms", "10000");
        return settings;
    }
}
