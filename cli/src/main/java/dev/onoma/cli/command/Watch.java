package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.EventStream;
import dev.onoma.cli.planner.RunDocument;
import dev.onoma.cli.planner.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Follows a run until it comes to rest. The event stream tells when there is something new to see, and the planner's report what
 * it is; where the stream is broken the report is looked at now and then all the same.
 */
final class Watch {

    private static final Duration WITHOUT_NEWS = Duration.ofSeconds(2);
    // Events come by the hundred; a person reads ten reports a second.
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(100);

    private final Session session;
    private final String path;
    private final String id;
    private final ProgressView view;
    private final Semaphore news = new Semaphore(0);
    private Instant lastSeen = Instant.now();

    private Watch(Session session, RunDocument run, ProgressView view) {
        this.session = session;
        this.id = run.id();
        this.path = "/runs/" + Service.segment(id);
        this.view = view;
    }

    /** Shows what happens from now on. */
    static Watch from(Session session, RunDocument run) {
        return new Watch(session, run, ProgressView.after(session.terminal(), run));
    }

    /** Shows what has happened, too. */
    static Watch fromTheBeginning(Session session, RunDocument run) {
        return new Watch(session, run, ProgressView.ofAll(session.terminal(), run));
    }

    /** The last report. */
    Answer untilAtRest() {
        try (EventStream stream = session.events(Service.query(Map.of("run", id)), notice -> {})) {
            Thread.ofVirtual().name("news of " + id).start(() -> listen(stream));
            while (true) {
                Answer answer = report();
                RunDocument run = answer.as(RunDocument.class);
                if (!session.json()) {
                    view.update(run);
                }
                if (Ending.atRest(run.stage())) {
                    return answer;
                }
                awaitNews();
            }
        } finally {
            if (!session.json()) {
                view.end();
            }
        }
    }

    private void listen(EventStream stream) {
        try {
            stream.follow(event -> news.release());
        } catch (CommandFailure noStream) {
            // The reports go on without it, and fail by themselves when the planner is gone.
        }
    }

    private Answer report() {
        boolean told = false;
        while (true) {
            try {
                Answer answer = session.get(path);
                lastSeen = Instant.now();
                return answer;
            } catch (CommandFailure failure) {
                boolean away = failure.code() == ExitCode.UNREACHABLE;
                if (!away || Instant.now().isAfter(lastSeen.plus(session.patience()))) {
                    throw failure;
                }
                if (!told) {
                    session.terminal()
                            .notice("The planner does not answer; the run goes on, and so does the watching.");
                    told = true;
                }
                sleep(BETWEEN_REPORTS);
            }
        }
    }

    private void awaitNews() {
        try {
            if (news.tryAcquire(WITHOUT_NEWS.toMillis(), TimeUnit.MILLISECONDS)) {
                sleep(BETWEEN_REPORTS);
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static CommandFailure interrupted() {
        Thread.currentThread().interrupt();
        return new CommandFailure(ExitCode.FAILED, "Interrupted; the run goes on.");
    }
}
