package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import java.util.Set;

/** The stages in which what was asked of a run has been done. */
enum Ending {
    EXPANDED("SOAKING"),
    CONTRACTED("COMPLETED"),
    ROLLED_BACK("ROLLED_BACK"),
    PARTLY_ROLLED_BACK("SOAKING"),
    /** A rename's plan may hold others, so that it is undone alone or with its run. */
    RENAME_UNDONE("SOAKING|ROLLED_BACK");

    private static final Set<String> AT_REST =
            Set.of("APPROVED", "SOAKING", "COMPLETED", "PAUSED", "ROLLED_BACK", "NEEDS_OPERATOR");

    private final String good;

    Ending(String good) {
        this.good = good;
    }

    /** Whether a run in this stage stays there until somebody asks for something else. */
    static boolean atRest(String stage) {
        return AT_REST.contains(stage);
    }

    /** What a run that is under way leads to when all goes well. */
    static Ending of(String stage) {
        return switch (stage) {
            case "CONTRACTING" -> CONTRACTED;
            case "ROLLING_BACK" -> ROLLED_BACK;
            default -> EXPANDED;
        };
    }

    ExitCode exitCode(String stage) {
        if (stage.matches(good)) {
            return ExitCode.OK;
        }
        return stage.equals("PAUSED") || stage.equals("NEEDS_OPERATOR") ? ExitCode.NEEDS_OPERATOR : ExitCode.FAILED;
    }
}
