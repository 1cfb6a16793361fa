package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.StackException;
import dev.onoma.local.stack.StackSettings;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What every demo begins and ends with: an empty stack of its own, and a report. */
record Frame(Screen screen, DemoOptions options) {

    /** What is shown on a stack with these settings. */
    interface Show {

        /** Whether all went as it should. */
        boolean on(StackSettings settings) throws InterruptedException;
    }

    /** What the show proved, or not. */
    interface Report {

        boolean success();

        /** For people. */
        List<String> lines();
    }

    /**
     * Shows it, and reports where it breaks off.
     *
     * @param brokenOff the report when the show ends early, for the reason that is given
     * @return whether all went as it should
     */
    boolean around(Show show, Function<String, Report> brokenOff) throws InterruptedException {
        screen.line("Starting Onoma with an empty PostgreSQL and Kafka in %s", options.state());
        try {
            return show.on(StackSettings.empty(options.root(), options.state(), Ports.preferred(Ports.DEFAULT)));
        } catch (StackException | DemoFailure | PlannerProblem e) {
            return tell(brokenOff.apply(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            screen.line("Stopped; logs are in %s", options.state().resolve("logs"));
            throw e;
        }
    }

    /**
     * Prints the report and writes it.
     *
     * @return whether all went as it should
     */
    boolean tell(Report report) {
        screen.progressEnds();
        report.lines().forEach(screen::line);
        try {
            ReportFile.write(options.report(), report);
            screen.line("The whole report is in %s", options.report());
        } catch (IOException e) {
            screen.line("The report cannot be written to %s: %s", options.report(), e);
            return false;
        }
        if (!report.success()) {
            screen.line("What every part had to tell is in %s", options.state().resolve("logs"));
        }
        return report.success();
    }
}
