package dev.onoma.executor.preflight;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.plan.Touched;
import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at.
 *
 * @param connection in auto-commit mode
 * @param expected the fingerprint the plan was made for
 * @param touched what the executor's role has to be able to alter; null where nobody said, so that it is everything
 * @param development whether nobody needs a backup
 * @param backupCheck a query of the operator's, whose first column says when the last good backup was made
 */
public record Subject(
        Connection connection,
        String target,
        Fingerprint expected,
        @Nullable Touched touched,
        boolean development,
        Optional<String> backupCheck) {}
