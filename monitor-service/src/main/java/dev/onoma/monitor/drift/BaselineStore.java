package dev.onoma.monitor.drift;

import java.sql.SQLException;
import java.util.Optional;

/** Where what a watch compares with outlives the process; a store that has no place forgets. */
public interface BaselineStore {

    /** What was saved first; empty where nothing was. */
    <T> Optional<T> load(String name, Class<T> type) throws SQLException;

    /** Keeps it, unless something of that name is kept already. */
    void save(String name, Object baseline) throws SQLException;
}
