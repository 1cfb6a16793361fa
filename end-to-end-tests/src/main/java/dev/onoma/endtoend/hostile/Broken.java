package dev.onoma.endtoend.hostile;

/** A guarantee did not hold. */
final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String what;

    /**
     * @param what the same for failures of one cause, as far as that can be told
     */
    Broken(String what, String detail) {
        super(what + ": " + detail);
        this.what = what;
    }

    Broken(String what, Throwable cause) {
        super(what + ": " + cause, cause);
        this.what = what;
    }

    String what() {
        return what;
    }
}
