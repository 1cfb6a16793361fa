package dev.onoma.planner.target;

import dev.onoma.planner.PlannerConfig.Environment;
import dev.onoma.planner.PlannerConfig.Policy;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database that can be migrated.
 *
 * @param url for JDBC; like user and password it never leaves the process
 */
public record Target(
        String name,
        Environment environment,
        Policy policy,
        Optional<Path> standard,
        String url,
        String user,
        Optional<String> password) {

    /**
     * Asks for the target's name to be typed before something is changed in production (R16).
     *
     * @throws Problem when it is production and the name is not the target's
     */
    public void demandConfirmation(String action, @Nullable String typed) {
        if (environment == Environment.PRODUCTION && !name.equals(typed)) {
            throw Problem.of(
                            ProblemKind.CONFIRMATION_NEEDED,
                            "Target \"%s\" is production, and to %s changes it: %s. Send \"confirm\": \"%s\" to go on.",
                            name,
                            action,
                            typed == null ? "its name was not given" : "\"" + typed + "\" is not its name",
                            name)
                    .with("target", name);
        }
    }

    /** The text without the password, should a driver or server have put it there. */
    String withoutSecrets(String text) {
        return password.filter(secret -> !secret.isBlank())
                .map(secret -> text.replace(secret, "********"))
                .orElse(text);
    }

    /** Only what may be seen by everybody. */
    @Override
    public String toString() {
        return "target " + name;
    }
}
