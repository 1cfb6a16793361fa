package dev.onoma.eventlog;

/** Whether the event log is what was written. */
public sealed interface Verification {

    /**
     * Nothing was changed, taken out or put in.
     *
     * @param entries how many there are
     * @param head the hash of the last one in lower-case hexadecimal; kept elsewhere, it proves the same later on against somebody
     *     who can rewrite the whole chain
     */
    record Unbroken(long entries, String head) implements Verification {}

    /**
     * @param position of the first entry that is not what was written
     * @param reason what is wrong with it
     */
    record Broken(long position, String reason) implements Verification {}
}
