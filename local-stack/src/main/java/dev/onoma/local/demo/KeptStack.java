package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.stack.Endpoints;
import dev.onoma.local.stack.Service;

/** Says how to go on where {@code demo --keep} has stopped. */
final class KeptStack {

    private KeptStack() {}

    static void show(Screen screen, Endpoints endpoints, String run) {
        endpoints.show(screen::line);
        screen.line("");
        screen.line("Both names answer in the target \"shop\". In another terminal:");
        screen.line("");
        screen.line(
                "  export ONOMA_URL=%s ONOMA_VALIDATOR_URL=%s",
                endpoints.of(Service.PLANNER), endpoints.of(Service.VALIDATOR));
        screen.line("  ./onoma show %s          what has become of the run", run);
        screen.line("  ./onoma contract %s      take the old names away", run);
        screen.line("  ./onoma rollback %s      take everything back", run);
        screen.line("");
        screen.line("Ctrl-C stops everything.");
    }
}
