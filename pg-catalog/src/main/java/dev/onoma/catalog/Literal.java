package dev.onoma.catalog;

/** String constants of SQL, and how a hostile text is shown to a person. */
public final class Literal {

    private Literal() {}

    /** The text as an SQL string constant (PostgreSQL manual 4.1.2.1); safe whatever {@code standard_conforming_strings} says. */
    public static String sql(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** A dollar-quoted constant whose tag begins nowhere before the text's end (PostgreSQL manual 4.1.2.4). */
    public static String dollarQuoted(String text) {
        String tag = "$onoma$";
        for (int i = 1; (text + tag).indexOf(tag) < text.length(); i++) {
            tag = "$onoma" + i + "$";
        }
        return tag + text + tag;
    }

    /** The text with control and direction characters made visible, so that no name can forge a log line or a terminal. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                out.append(String.format("\\u%04x", point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }
}
