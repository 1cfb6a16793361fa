package dev.onoma.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs what is sent, by a secret that both sides know: HMAC-SHA256 (RFC 2104), in lower-case hexadecimal digits. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    /**
     * @param secret not empty
     */
    public Hmac(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The signature of a body. */
    public String sign(byte[] body) {
        return signed(new byte[0], body);
    }

    /**
     * The signature of a body that nobody shall send again later: of the time, a dot, and the body.
     *
     * @param timestamp seconds since 1970
     */
    public String sign(String timestamp, byte[] body) {
        return signed((timestamp + ".").getBytes(StandardCharsets.US_ASCII), body);
    }

    /** Whether a signature, or another secret text, is the expected one; takes the same time wherever they differ. */
    public static boolean same(String expected, byte @Nullable [] given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given);
    }

    private String signed(byte[] before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(before);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }
}
