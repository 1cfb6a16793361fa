package dev.onoma.endtoend.site;

/** What a service talks to. */
public enum Peer {
    KAFKA,
    /** The databases that are renamed, and the planner's own: one server. */
    POSTGRES,
    PLANNER
}
