package dev.onoma.endtoend.hostile;

import dev.onoma.catalog.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names and texts that PostgreSQL takes and nobody expects, by chance. */
final class HostileNames {

    private static final List<String> WORDS = List.of(
            "User",
            "order",
            "createdAt",
            "ID",
            "lineItem",
            "is_active",
            "userId",
            "Table",
            "x",
            "Status",
            "HTTPServer",
            "a1B2",
            "DATA",
            "Straße",
            "naïve",
            "İstanbul",
            "ﬀ",
            "e\u0301cole",
            "用户",
            "пользователь");

    private static final List<String> CHARMS = List.of(
            "\"",
            "\"\"",
            "'",
            "''",
            ".",
            "$",
            "$$",
            "$onoma$",
            "\\",
            "\\'",
            "\n",
            "\r\n",
            "\t",
            " ",
            "\u0001",
            "\u0007",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u202e",
            "\u200f",
            "\u200b",
            "\u200d",
            "\ufeff",
            "\ufffd",
            "🦊",
            "👨‍👩‍👧",
            "%s",
            "%1$s",
            "%I",
            "{}",
            "{0}",
            "{a,\"b\",NULL}",
            "${x}",
            "#{x}",
            "?",
            ":name",
            "@",
            "*",
            "%",
            "_",
            "__",
            "__onoma",
            "-",
            "--",
            ";--",
            "; COMMIT; --",
            "/*",
            "*/",
            "'; DROP TABLE x; --",
            "\"; DROP SCHEMA public CASCADE; --",
            "') OR ('a'='a",
            "\\! id",
            "\\q\n",
            "\n\\q",
            "<script>",
            "&amp;",
            "U&\"d\\0061t\"",
            "NULL",
            "=",
            ",",
            "(",
            ")");

    private static final List<String> KEYWORDS = List.of(
            "select",
            "user",
            "order",
            "table",
            "group",
            "default",
            "all",
            "primary",
            "end",
            "new",
            "old",
            "value",
            "SELECT",
            "ctid_",
            "public",
            "index",
            "check",
            "type",
            "name",
            "between",
            "interval",
            "row",
            "values",
            "window");

    private static final int LONGEST_TEXT = 12;

    private final RandomGenerator random;
    private final List<String> given = new ArrayList<>();

    HostileNames(RandomGenerator random) {
        this.random = random;
    }

    /** A name, now and then one that was given already but for its letter case, or that reads the same once it is converted. */
    Identifier next() {
        String name = fitted(
                switch (random.nextInt(14)) {
                    case 0, 1, 2 -> any(WORDS);
                    case 3 -> any(WORDS) + capitalised(any(WORDS));
                    case 4, 5 -> any(WORDS) + any(CHARMS) + any(WORDS);
                    case 6 -> any(CHARMS);
                    case 7 -> any(CHARMS) + any(CHARMS) + any(WORDS);
                    case 8 -> any(WORDS) + any(CHARMS).repeat(Identifier.MAX_BYTES);
                    case 9 -> (any(WORDS) + capitalised(any(WORDS))).repeat(Identifier.MAX_BYTES);
                    case 10 -> any(KEYWORDS);
                    case 11 -> anotherCase(earlier());
                    case 12 -> twin(earlier());
                    default -> any(CHARMS) + earlier();
                });
        given.add(name);
        return Identifier.of(name);
    }

    /** Any text: a comment, a default, a constant. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(LONGEST_TEXT); i >= 0; i--) {
            text.append(random.nextBoolean() ? any(CHARMS) : any(WORDS));
        }
        return text.toString();
    }

    private String earlier() {
        return given.isEmpty() ? any(WORDS) : any(given);
    }

    private String anotherCase(String name) {
        return random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }

    private String twin(String name) {
        return switch (random.nextInt(5)) {
            case 0 -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            case 1 -> name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
            case 2 -> name.replace("_", "-");
            case 3 -> name + ".";
            default -> name + "s";
        };
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** As much of it as a name may have. */
    private static String fitted(String name) {
        StringBuilder fitted = new StringBuilder();
        int bytes = 0;
        for (int point : name.codePoints().toArray()) {
            String character = Character.toString(point);
            bytes += Identifier.bytes(character);
            if (bytes > Identifier.MAX_BYTES) {
                break;
            }
            fitted.append(character);
        }
        return fitted.toString();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
