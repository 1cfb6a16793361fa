package dev.onoma.local.stack;

import java.util.Optional;

/**
 * Where a database is and how to log in.
 *
 * @param jdbcUrl without user and password
 * @param password goes to the services by their environment only, and is never shown
 */
public record Database(String jdbcUrl, String user, Optional<String> password) {

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
