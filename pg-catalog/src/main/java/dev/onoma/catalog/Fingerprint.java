package dev.onoma.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A digest of everything a snapshot describes, without OIDs: two databases made by the same statements have the same one.
 *
 * @param value SHA-256 in lower-case hexadecimal
 */
public record Fingerprint(@JsonValue String value) {

    @JsonCreator
    public Fingerprint {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "\"" + Literal.printable(value) + "\" is no fingerprint: expected 64 hexadecimal digits.");
        }
    }

    public static Fingerprint of(Snapshot snapshot) {
        return of(Description.full(snapshot));
    }

    static Fingerprint of(Description description) {
        MessageDigest digest = Sha256.begin();
        description.lines().forEach((object, text) -> {
            digest.update(object.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /** The first twelve digits, enough for people. */
    public String abbreviated() {
        return value.substring(0, 12);
    }

    @Override
    public String toString() {
        return abbreviated();
    }
}
