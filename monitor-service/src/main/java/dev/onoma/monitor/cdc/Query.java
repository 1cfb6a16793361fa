package dev.onoma.monitor.cdc;

import dev.onoma.catalog.jdbc.SqlResource;

/** The statements of this package, each a file of its own. */
enum Query {
    ARM,
    ARMED,
    DISARM,
    INSTALL_V1,
    INSTALL_V2,
    PUBLISHABLE,
    PUBLISHED,
    RELATIONS,
    SERVER,
    SLOT;

    private final String sql = SqlResource.of(this);

    String sql() {
        return sql;
    }
}
