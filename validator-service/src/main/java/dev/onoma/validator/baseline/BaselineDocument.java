package dev.onoma.validator.baseline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onoma.catalog.Snapshot;
import dev.onoma.wire.CompressedJson;
import dev.onoma.wire.Json;

/** A baseline as it is kept: JSON, compressed. */
final class BaselineDocument {

    private static final ObjectMapper MAPPER = Json.configure(JsonMapper.builder())
            .addMixIn(Snapshot.class, SnapshotAsContents.class)
            .build();

    private BaselineDocument() {}

    /** A snapshot is its contents; what it looks up by name is built anew. */
    abstract static class SnapshotAsContents {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        SnapshotAsContents(@SuppressWarnings("unused") Snapshot.Contents contents) {}

        @JsonValue
        abstract Snapshot.Contents contents();
    }

    static byte[] write(Baseline baseline) {
        return CompressedJson.write(MAPPER, baseline);
    }

    static Baseline read(byte[] document) {
        return CompressedJson.read(MAPPER, document, Baseline.class);
    }
}
