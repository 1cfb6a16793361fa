package dev.onoma.local.load;

import java.util.Locale;
import java.util.Properties;

/**
 * How a client talks to PostgreSQL, as {@code pgbench --protocol} has it; real applications use all of these, and a rename meets each
 * differently.
 */
public enum QueryMode {
    /** Statements with their values in the text. */
    SIMPLE("simple", "0"),
    /** Parsed anew for every execution. */
    EXTENDED("extended", "0"),
    /** Parsed once by the server, and executed again by name: plans outlive renames. */
    PREPARED("extended", "1");

    private final String preferQueryMode;
    private final String prepareThreshold;

    QueryMode(String preferQueryMode, String prepareThreshold) {
        this.preferQueryMode = preferQueryMode;
        this.prepareThreshold = prepareThreshold;
    }

    /** Tells the driver. */
    public void set(Properties connection) {
        connection.setProperty("preferQueryMode", preferQueryMode);
        connection.setProperty("prepareThreshold", prepareThreshold);
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
