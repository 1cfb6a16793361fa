package dev.onoma.naming.language;

import dev.onoma.catalog.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Names within 63 bytes, and numbered names. PostgreSQL would cut a longer one anywhere and only whisper; here whole letters
 * stay, and a digest of the full name keeps two long names apart.
 */
public final class Length {

    private static final Pattern SHORTENED = Pattern.compile("(.+)_[0-9][0-9a-f]{7}");
    private static final Pattern SHORTENED_OR_NUMBERED = Pattern.compile("(.+)_[0-9][0-9a-f]{7}(_[1-9][0-9]{0,4})?");
    private static final int DIGEST = 9;

    private Length() {}

    /** The name itself, or its beginning with an underscore and eight hexadecimal digits, the first of which is decimal. */
    public static String fit(String name) {
        return fit(name, Identifier.MAX_BYTES);
    }

    private static String fit(String name, int bytes) {
        if (Identifier.bytes(name) <= bytes) {
            return name;
        }
        int end = 0;
        int used = 0;
        while (true) {
            int point = name.codePointAt(end);
            used += Identifier.bytes(Character.toString(point));
            if (used > bytes - DIGEST) {
                break;
            }
            end += Character.charCount(point);
        }
        String head = name.substring(0, end);
        return (head.endsWith("_") ? head.substring(0, end - 1) : head) + "_" + digest(name);
    }

    /** The n-th of several that would have the same name; the first has no number. */
    public static String numbered(String base, int number) {
        String suffix = "_" + number;
        return number == 1 ? fit(base) : fit(base, Identifier.MAX_BYTES - suffix.length()) + suffix;
    }

    /** Whether the name is the base or one of its numbered forms. */
    public static boolean isNumbered(String name, String base) {
        if (name.equals(fit(base))) {
            return true;
        }
        String digits = name.substring(name.lastIndexOf('_') + 1);
        return digits.matches("[1-9][0-9]{0,4}")
                && !digits.equals("1")
                && name.equals(numbered(base, Integer.parseInt(digits)));
    }

    /** Whether the name may be a shortened one, whose end is not to be seen. */
    public static boolean mayBeShortened(String name) {
        return Identifier.bytes(name) > Identifier.MAX_BYTES - DIGEST
                && SHORTENED.matcher(name).matches();
    }

    /** Whether the name begins with the prefix, and goes on; or may be the shortened form, numbered perhaps, of one that did. */
    public static boolean continues(String name, String prefix) {
        if (name.startsWith(prefix)) {
            return name.length() > prefix.length();
        }
        var shortened = SHORTENED_OR_NUMBERED.matcher(name);
        return shortened.matches()
                && Identifier.bytes(prefix) > Identifier.MAX_BYTES - DIGEST - 12
                && prefix.startsWith(shortened.group(1));
    }

    private static String digest(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        long value = crc.getValue();
        return String.format("%d%07x", (value >>> 28) % 10, value & 0xfffffff);
    }
}
