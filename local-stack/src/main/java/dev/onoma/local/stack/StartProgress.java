package dev.onoma.local.stack;

/** Hears how the start goes on; from several threads. */
@FunctionalInterface
public interface StartProgress {

    /**
     * A part is ready.
     *
     * @param where it can be found
     */
    void ready(String part, String where);
}
