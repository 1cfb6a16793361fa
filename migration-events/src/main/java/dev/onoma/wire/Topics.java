package dev.onoma.wire;

/** The topics of Kafka. */
public final class Topics {

    /** From the planner to executor and validator; keyed by target, so that a target's commands keep their order. */
    public static final String COMMANDS = "onoma.commands";

    /** What happened to runs, told by every service and kept for ever; keyed by run. */
    public static final String EVENTS = "onoma.events";

    /** Trouble, told by monitor, validator and others; keyed by target. */
    public static final String ALERTS = "onoma.alerts";

    private static final String DEAD_LETTERS = ".dlq";

    private Topics() {}

    /** Where the messages of a topic go that cannot be read or handled. */
    public static String deadLetters(String topic) {
        return topic + DEAD_LETTERS;
    }
}
