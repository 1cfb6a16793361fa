package dev.onoma.naming;

/** How it is found out who still uses an old name while both names answer; a file writes it in small letters. */
public enum OldNameUses {
    /** Somebody looks every second who does: it costs no statement anything, and that nobody was seen proves nothing. */
    SAMPLE,
    /** PostgreSQL counts them: each statement by an old name takes some microseconds longer. */
    COUNT;

    /** The key of standard and mapping files. */
    static final String KEY = "old-name-uses";
}
