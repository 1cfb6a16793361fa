package dev.onoma.catalog;

/** A text that cannot be the name of anything in PostgreSQL. */
public final class InvalidIdentifier extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidIdentifier(String value, String reason) {
        super("\"" + Literal.printable(value) + "\" cannot be a name: " + reason + ". Choose another name.");
    }
}
