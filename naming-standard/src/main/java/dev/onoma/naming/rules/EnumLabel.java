package dev.onoma.naming.rules;

import dev.onoma.naming.language.Language;

/**
 * Labels of enum types are in snake_case: {@code in_progress} (document 000, 7 and 12). It only warns, since clients compare
 * labels as texts: renaming one needs both alive for a while.
 */
public record EnumLabel(Language language) implements Rule<String> {

    @Override
    public RuleKey key() {
        return RuleKey.ENUM_LABEL;
    }

    @Override
    public Verdict judge(String label) {
        return new Verdict.Name(language.snake(label), "enum labels are in snake_case");
    }
}
