package dev.onoma.local.stack;

import java.nio.file.Path;
import java.util.Locale;

/** The four services, in the order in which they are started and shown. */
public enum Service {
    PLANNER("HTTP API, Swagger UI, event stream"),
    EXECUTOR("runs the steps"),
    VALIDATOR("proves that nothing was lost"),
    MONITOR("watches for drift and old names");

    private final String does;

    Service(String does) {
        this.does = does;
    }

    /** In a few words. */
    public String does() {
        return does;
    }

    /** Such as {@code planner}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code planner-service}. */
    String module() {
        return label() + "-service";
    }

    /** What its build leaves. */
    Path application(Path root) {
        return root.resolve(module()).resolve("target").resolve("quarkus-app");
    }
}
