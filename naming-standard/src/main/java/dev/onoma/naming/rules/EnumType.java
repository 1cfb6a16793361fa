package dev.onoma.naming.rules;

import dev.onoma.catalog.UserType;
import dev.onoma.naming.language.Language;

/** Enum types are called in snake_case: {@code item_status} (document 000, 7 and 12). */
public record EnumType(Language language) implements Rule<UserType> {

    @Override
    public RuleKey key() {
        return RuleKey.ENUM_TYPE;
    }

    @Override
    public Verdict judge(UserType type) {
        return new Verdict.Name(language.snake(type.name().name().value()), "enum types are in snake_case");
    }
}
