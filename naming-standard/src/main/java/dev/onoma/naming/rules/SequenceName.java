package dev.onoma.naming.rules;

import dev.onoma.naming.language.Language;

/**
 * A sequence that a column owns is called {@code {table}_{column}_seq}, as PostgreSQL calls those of serial and identity
 * columns; one that stands alone is put in snake_case. Document 000 says nothing of sequences.
 */
public record SequenceName(Language language) implements Rule<SequenceSubject> {

    @Override
    public RuleKey key() {
        return RuleKey.SEQUENCE_NAME;
    }

    @Override
    public Verdict judge(SequenceSubject subject) {
        String table = subject.table();
        String current = subject.sequence().name().name().value();
        return table == null || subject.column() == null
                ? new Verdict.Name(language.snake(current), "sequences are in snake_case")
                : Verdict.shared(
                        subject.sequence().name().name(),
                        table + "_" + subject.column() + "_seq",
                        "a sequence is called after the table and column that own it");
    }
}
