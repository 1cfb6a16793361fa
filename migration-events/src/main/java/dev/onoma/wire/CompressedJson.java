package dev.onoma.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Large values as they are kept: JSON, compressed (RFC 1952). The plan of 10,000 tables is 72 MiB of JSON and 2 MiB of this, and at no
 * time is the JSON in memory as a whole.
 */
public final class CompressedJson {

    /** With what every compressed document begins, and no JSON does. */
    private static final int MAGIC = GZIPInputStream.GZIP_MAGIC & 0xff;

    private CompressedJson() {}

    public static byte[] write(ObjectMapper mapper, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            mapper.writeValue(compressed, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(
                    "A " + value.getClass().getName() + " cannot be written as JSON", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * @param document what was written by this, or plain JSON, as it was kept once
     * @throws UncheckedIOException when it is neither
     */
    public static <T> T read(ObjectMapper mapper, byte[] document, Class<T> kind) {
        boolean compressed = document.length > 0 && (document[0] & 0xff) == MAGIC;
        ByteArrayInputStream bytes = new ByteArrayInputStream(document);
        try (InputStream json = compressed ? new GZIPInputStream(bytes) : bytes) {
            return mapper.readValue(json, kind);
        } catch (IOException damaged) {
            throw new UncheckedIOException(
                    "A kept " + kind.getSimpleName() + " cannot be read. Was it written by a later version?", damaged);
        }
    }
}
