package dev.onoma.catalog.jdbc;

/** Two parts of one reading do not belong together, since an object changed meanwhile: read again. */
final class TornReading extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TornReading(String what) {
        super("The catalogue changed while it was read: " + what, null, false, false);
    }
}
