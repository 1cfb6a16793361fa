package dev.onoma.validator.baseline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onoma.catalog.Snapshot;
import dev.onoma.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            MAPPER.writeValue(compressed, baseline);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A baseline cannot be written as JSON", impossible);
        }
        return bytes.toByteArray();
    }

    static Baseline read(byte[] document) {
        try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(document))) {
            return MAPPER.readValue(json, Baseline.class);
        } catch (IOException damaged) {
            throw new UncheckedIOException(
                    "A kept baseline cannot be read. Was it written by a later version of the validator?", damaged);
        }
    }
}
