package dev.onoma.events;

/** Which way a step is taken. */
public enum Direction {
    FORWARD,
    BACK
}
