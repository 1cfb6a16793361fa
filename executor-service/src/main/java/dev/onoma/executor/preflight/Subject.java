package dev.onoma.executor.preflight;

import dev.onoma.catalog.Fingerprint;
import java.sql.Connection;
import java.util.Optional;

/**
 * What is looked at.
 *
 * @param connection in auto-commit mode
 * @param expected the fingerprint the plan was made for
 * @param development whether nobody needs a backup
 * @param backupCheck a query of the operator's, whose first column says when the last good backup was made
 */
public record Subject(
        Connection connection,
        String target,
        Fingerprint expected,
        boolean development,
        Optional<String> backupCheck) {}
