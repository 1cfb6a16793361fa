package dev.onoma.local.demo;

import java.nio.file.Path;

/**
 * What the demo was asked for.
 *
 * @param root where Onoma was built
 * @param folder gets the state and {@code report.json}
 * @param clients how many work at a time
 * @param keep whether it stops after expand and leaves the stack running
 * @param drift whether it shows what happens to a run that somebody disturbs, instead of a whole life
 */
public record DemoOptions(Path root, Path folder, int clients, boolean keep, boolean drift) {

    public DemoOptions {
        root = root.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
    }

    Path state() {
        return folder.resolve("state");
    }

    Path report() {
        return folder.resolve(drift ? "drift-report.json" : "report.json");
    }
}
