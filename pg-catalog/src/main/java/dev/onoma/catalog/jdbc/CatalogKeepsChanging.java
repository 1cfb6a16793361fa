package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Literal;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Collection;

/** No two moments could be found between which the catalogue stood still. Its SQLSTATE says that trying again may help. */
public final class CatalogKeepsChanging extends SQLTransientException {

    private static final long serialVersionUID = 1L;
    private static final String SERIALIZATION_FAILURE = "40001";

    CatalogKeepsChanging(String database, Collection<String> catalogs, Duration patience) {
        super(
                "The schema of database \"" + Literal.printable(database) + "\" changed during every reading of "
                        + patience.toMillis() + " ms"
                        + (catalogs.isEmpty() ? "" : ", last in " + String.join(", ", catalogs))
                        + ". Wait until the DDL that runs there is done, then read again.",
                SERIALIZATION_FAILURE);
    }
}
