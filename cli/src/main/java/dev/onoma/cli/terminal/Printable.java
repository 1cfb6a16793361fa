package dev.onoma.cli.terminal;

/** Text from elsewhere, such as a database's identifiers, made safe to show and measured as a terminal shows it. */
final class Printable {

    private Printable() {}

    /** The text with control and direction characters made visible, so that no name can move the cursor or forge a line. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHarmful(point)) {
                out.append(String.format("\\u%04x", point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /** The same for text of several lines: its line ends stay. */
    static String lines(String text) {
        return String.join("\n", text.lines().map(Printable::of).toList());
    }

    /** How many cells of a terminal the text takes: two for East Asian wide characters, none for combining ones (UAX 11). */
    static int width(String text) {
        return text.codePoints().map(Printable::width).sum();
    }

    private static boolean isHarmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        return within(point, 0x1100, 0x115F)
                || within(point, 0x2E80, 0xA4CF)
                || within(point, 0xAC00, 0xD7A3)
                || within(point, 0xF900, 0xFAFF)
                || within(point, 0xFE30, 0xFE6F)
                || within(point, 0xFF00, 0xFF60)
                || within(point, 0xFFE0, 0xFFE6)
                || within(point, 0x1F300, 0x1FAFF)
                || within(point, 0x20000, 0x3FFFD);
    }

    private static boolean within(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
