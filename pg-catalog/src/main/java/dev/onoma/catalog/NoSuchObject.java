package dev.onoma.catalog;

/** A snapshot was asked for an object that it does not hold. */
public final class NoSuchObject extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoSuchObject(String kind, String name) {
        super("There is no " + kind + " " + name
                + " in the snapshot. It was read before the object was made, or after it went.");
    }
}
