package dev.onoma.validator.baseline;

import dev.onoma.naming.Standard;
import dev.onoma.validator.target.TargetDatabase;

/**
 * A target with all that it is held against.
 *
 * @param standard the names it should have
 * @param rules what must be true of its data
 */
public record InspectedTarget(TargetDatabase database, Standard standard, RuleFiles rules) implements AutoCloseable {

    public String name() {
        return database.name();
    }

    @Override
    public void close() {
        database.close();
    }
}
