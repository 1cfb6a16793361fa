package dev.onoma.validator.step;

import dev.onoma.validator.plan.PlanUnavailable;
import dev.onoma.validator.target.ServerError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tries again for as long as a failure says nothing about the schema: the target or the planner may only be away for a while. */
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String what;

    /**
     * @param what is tried, for the log
     */
    Patience(String what) {
        this.what = what;
    }

    /** Something that can fail for a while. */
    interface Attempt<T> {
        T make() throws SQLException;
    }

    /**
     * @throws SQLException when trying again would not help
     */
    <T> T with(Attempt<T> attempt) throws SQLException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            String reason;
            try {
                return attempt.make();
            } catch (SQLException refused) {
                if (!ServerError.isTransient(refused)) {
                    throw refused;
                }
                reason = ServerError.sentence(refused);
            } catch (PlanUnavailable unavailable) {
                reason = String.valueOf(unavailable.getMessage());
            }
            LOG.warnf("%s cannot be done now and is tried again: %s", what, reason);
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }
}
