package dev.onoma.monitor.health;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.Trouble;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks one application again and again (R9). */
final class ProbeLook implements HealthLook {

    static final String KIND = "probe";

    private final Probe probe;
    private final HttpProber prober;
    private final HealthBoard board;

    ProbeLook(Probe probe, HttpProber prober, HealthBoard board) {
        this.probe = probe;
        this.prober = prober;
        this.board = board;
    }

    @Override
    public String name() {
        return "probe " + probe.name();
    }

    @Override
    public Duration look() throws InterruptedException {
        ProbeResult result = prober.probe(probe);
        board.figure("probe." + probe.name() + ".millis", result.millis());
        board.figure("probe." + probe.name() + ".failed", result instanceof ProbeResult.Failed ? 1 : 0);
        board.report(KIND, probe.name(), trouble(result), probe.failuresAllowed());
        return probe.every();
    }

    private @Nullable Trouble trouble(ProbeResult result) {
        return switch (result) {
            case ProbeResult.Failed failed -> trouble(Severity.CRITICAL, failed.reason());
            case ProbeResult.Healthy(double millis) ->
                probe.slow() != null && millis > probe.slow().toMillis()
                        ? trouble(
                                Severity.WARNING,
                                String.format(
                                        Locale.ROOT,
                                        "takes %.0f ms, expected at most %d ms",
                                        millis,
                                        probe.slow().toMillis()))
                        : null;
        };
    }

    private Trouble trouble(Severity severity, String what) {
        String url = Probe.shown(probe.url());
        return new Trouble(
                KIND,
                probe.name(),
                severity,
                "probe %s (%s) %s".formatted(probe.name(), url, what),
                Map.of("url", url));
    }
}
