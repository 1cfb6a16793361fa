package dev.onoma.eventlog;

import dev.onoma.catalog.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Binds each entry to the one before it: SHA-256 over the previous hash and every field, each with its length in front, so that no
 * two different entries are written alike.
 */
final class HashChain {

    private HashChain() {}

    static byte[] next(byte[] previous, long position, LogEntry entry) {
        MessageDigest digest = Sha256.begin();
        digest.update(previous);
        number(digest, position);
        text(digest, entry.eventId());
        text(digest, entry.topic());
        number(digest, entry.partition());
        number(digest, entry.offset());
        text(digest, entry.type());
        text(digest, entry.run());
        text(digest, entry.target());
        Instant time = entry.time();
        number(digest, time.getEpochSecond());
        number(digest, time.getNano());
        text(digest, entry.payload());
        return digest.digest();
    }

    private static void number(MessageDigest digest, long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    }

    private static void text(MessageDigest digest, @Nullable String value) {
        if (value == null) {
            number(digest, -1);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(digest, bytes.length);
        digest.update(bytes);
    }
}
