package dev.onoma.naming.rules;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.naming.language.Length;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two tables for one thing, {@code user} beside {@code users}: renaming one cannot mend it, and choosing silently could lose
 * data (document 000, "DUPLICATE").
 */
public record DuplicateTable(TableName tableName) implements RelationRule {

    @Override
    public RuleKey key() {
        return RuleKey.DUPLICATE_TABLE;
    }

    @Override
    public @Nullable Verdict judge(RelationSubject table) {
        String wanted = Length.fit(tableName.of(table.name()));
        if (table.namesakes().isEmpty() || wanted.equals(table.name())) {
            return null;
        }
        String others = table.namesakes().stream().map(QualifiedName::toString).collect(Collectors.joining(", "));
        return new Verdict.Decision("%s and %s would both be called %s; merge them, or give one another name"
                .formatted(table.relation().name(), others, wanted));
    }
}
