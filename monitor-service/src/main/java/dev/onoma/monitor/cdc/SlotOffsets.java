package dev.onoma.monitor.cdc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;

/**
 * Begins where the slot stands. The slot itself keeps how far its changes were handled, on the target's disk and for as long as they
 * are there at all, so a second book would only be able to disagree with it. Made by Debezium, hence public.
 */
public final class SlotOffsets extends MemoryOffsetBackingStore {

    /** The key of the settings that says where the slot stands. */
    static final String BEGIN = "offset.storage.onoma.begin";

    @Override
    public void configure(WorkerConfig settings) {
        super.configure(settings);
        Map<String, Object> all = settings.originals();
        data.put(
                bytes("[\"%s\",{\"server\":\"%s\"}]".formatted(all.get("name"), all.get("topic.prefix"))),
                bytes("{\"lsn\":%s}".formatted(all.get(BEGIN))));
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
