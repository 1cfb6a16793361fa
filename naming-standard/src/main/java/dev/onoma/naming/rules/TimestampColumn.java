package dev.onoma.naming.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The moments of creation and of the last change are called {@code created_at} and {@code updated_at} (document 000, 4).
 *
 * @param standardNames other name → standard name, such as {@code creation_date} → {@code created_at}
 */
public record TimestampColumn(Map<String, String> standardNames) implements ColumnRule {

    @Override
    public RuleKey key() {
        return RuleKey.TIMESTAMP_COLUMN;
    }

    @Override
    public @Nullable Verdict judge(ColumnSubject column) {
        if (!column.type().startsWith("timestamp") || column.column().type().array()) {
            return null;
        }
        String standard = standardNames.get(column.snake());
        if (standard == null) {
            return standardNames.containsValue(column.snake()) ? name(column.snake()) : null;
        }
        return name(standard);
    }

    private static Verdict name(String name) {
        return new Verdict.Name(name, "timestamps of creation and change have standard names");
    }
}
