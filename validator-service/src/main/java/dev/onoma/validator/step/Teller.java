package dev.onoma.validator.step;

import dev.onoma.events.Event;

/** Who told the news and waits for what comes of them. */
public interface Teller {

    /** The step was judged; nothing is heard again of the news once this returns. */
    void judged(Event event);

    /** The news are of no interest, such as those of a run that is over. */
    void ignored();

    /** Nobody can judge the step. */
    void unjudgeable(String reason);
}
