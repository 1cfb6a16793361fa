package dev.onoma.naming.rules;

import dev.onoma.catalog.Identifier;
import dev.onoma.naming.language.Language;
import dev.onoma.naming.language.Length;

/**
 * Indexes are called {@code idx_{table}_{columns}} (document 000, 10), unique ones {@code uq_…}, since a unique index and a
 * unique constraint promise the same and some tools (Prisma) make only the former. An expression counts as {@code expr}. A
 * partial index or one of expressions may have words of its own after the standard's part, which is then left alone. Several
 * indexes on the same columns are numbered.
 *
 * @param uniquePrefix {@code uq} or {@code idx}
 */
public record IndexName(Language language, String uniquePrefix) implements Rule<IndexSubject> {

    @Override
    public RuleKey key() {
        return RuleKey.INDEX_NAME;
    }

    @Override
    public Verdict judge(IndexSubject subject) {
        String prefix = (subject.index().unique() ? uniquePrefix : "idx") + "_" + subject.table() + "_";
        String base = prefix + String.join("_", subject.columns());
        String reason = "indexes are called after their table and columns";
        Identifier current = subject.index().name().name();
        String own = subject.columns().contains(IndexSubject.EXPRESSION) ? prefix : base + "_";
        boolean described = subject.isSpecial()
                && Length.continues(current.value(), own)
                && language.snake(current.value()).equals(current.value());
        return described ? new Verdict.Name(current.value(), reason) : Verdict.shared(current, base, reason);
    }
}
