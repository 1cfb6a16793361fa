package dev.onoma.endtoend.site;

/** What keeps data on the site's disk. */
public enum Server {
    TARGET,
    CONTROL,
    KAFKA
}
