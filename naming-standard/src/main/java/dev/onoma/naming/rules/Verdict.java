package dev.onoma.naming.rules;

import dev.onoma.catalog.Identifier;
import dev.onoma.naming.language.Length;

/** What a rule says about one object. */
public sealed interface Verdict {

    /**
     * The object should be called so, which may be what it is called. No later rule is asked.
     *
     * @param name of any length, possibly empty where the object's name holds nothing a name could be made of
     * @param reason the rule in a few words: "columns are in snake_case"
     */
    record Name(String name, String reason) implements Verdict {}

    /** Something to tell; later rules are asked too. */
    record Warning(String message) implements Verdict {}

    /** Only a person can say what the object should be called; it keeps its name until then. */
    record Decision(String message) implements Verdict {}

    /** A name that parts of one table may have to share: the base, or one of its numbered forms where the part has one. */
    static Verdict shared(Identifier current, String base, String reason) {
        return new Name(Length.isNumbered(current.value(), base) ? current.value() : base, reason);
    }
}
