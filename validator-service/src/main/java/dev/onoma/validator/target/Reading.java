package dev.onoma.validator.target;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to be read over whichever connection is free. */
@FunctionalInterface
public interface Reading<T> {
    T from(Connection connection) throws SQLException;
}
