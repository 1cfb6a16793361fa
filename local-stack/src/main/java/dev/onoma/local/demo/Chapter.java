package dev.onoma.local.demo;

import com.fasterxml.jackson.annotation.JsonValue;

/** The parts of the demo that are timed, in their order. */
enum Chapter {
    REHEARSAL("rehearsal", "rehearsal: expand", false),
    BASELINE("baseline", "before", false),
    EXPAND("expand", "expand, validated", true),
    SOAK("soak", "both names", false),
    CONTRACT("contract", "contract, validated", true),
    CONTRACT_ROLLBACK("contractRollback", "contract taken back", true),
    ROLLBACK("rollback", "all taken back", true),
    BARE_BASELINE("bareBaseline", "comparison: before", false),
    BARE_EXPAND("bareExpand", "comparison: expand", false);

    private final String key;
    private final String words;
    private final boolean migrating;

    Chapter(String key, String words, boolean migrating) {
        this.key = key;
        this.words = words;
        this.migrating = migrating;
    }

    /** Its name in the report. */
    @JsonValue
    String key() {
        return key;
    }

    /** For people. */
    String words() {
        return words;
    }

    /** Whether Onoma takes steps in it, forward or back. */
    boolean isMigrating() {
        return migrating;
    }
}
