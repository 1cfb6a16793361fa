package dev.onoma.validator.baseline;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of business rules that cannot be read. */
public final class BadRulesFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRulesFile(Path file, int line, String reason) {
        super(file + ", line " + line + ": " + reason);
    }

    BadRulesFile(Path file, String reason, @Nullable Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
