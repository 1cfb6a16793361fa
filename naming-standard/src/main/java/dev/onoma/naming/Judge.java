package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.naming.language.Length;
import dev.onoma.naming.rules.Rule;
import dev.onoma.naming.rules.RuleKey;
import dev.onoma.naming.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the rules about an object, one after the other, until one of them names it; does with each what the standard says. */
final class Judge {

    /** The name that the first rule gave that may rename; of any length. */
    record Decided(RuleKey rule, String name, String reason) {}

    private final Standard standard;
    private final Draft draft;

    Judge(Standard standard, Draft draft) {
        this.standard = standard;
        this.draft = draft;
    }

    /**
     * @param highest what a rule may do at most: {@link Mode#WARN} where a kind of object is never renamed
     * @return null where no rule names the object, or only a person can
     */
    <S> @Nullable Decided judge(
            ObjectReference object, Identifier current, List<? extends Rule<S>> rules, S subject, Mode highest) {
        List<Decided> told = new ArrayList<>();
        Decided decided = null;
        for (Rule<S> rule : rules) {
            Mode mode = standard.mode(rule.key()).compareTo(highest) < 0 ? standard.mode(rule.key()) : highest;
            Verdict verdict = mode == Mode.OFF ? null : rule.judge(subject);
            switch (verdict) {
                case null -> {}
                case Verdict.Warning warning -> draft.warn(object, rule.key().key(), null, warning.message());
                case Verdict.Decision decision -> {
                    if (mode == Mode.RENAME) {
                        draft.decide(object, rule.key().key(), null, decision.message());
                        return null;
                    }
                    draft.warn(object, rule.key().key(), null, decision.message());
                }
                case Verdict.Name name -> {
                    Decided named = new Decided(rule.key(), name.name(), name.reason());
                    if (mode == Mode.RENAME) {
                        decided = named;
                    } else {
                        told.add(named);
                    }
                }
            }
            if (decided != null) {
                break;
            }
        }
        tell(object, current, told, decided);
        return decided;
    }

    /** What only warns is not told when the object gets that name all the same, nor twice. */
    private void tell(ObjectReference object, Identifier current, List<Decided> told, @Nullable Decided decided) {
        String known = decided == null ? current.value() : Length.fit(decided.name());
        for (Decided warning : told) {
            String name = Length.fit(warning.name());
            if (name.isEmpty() || name.equals(current.value())) {
                return;
            }
            if (!name.equals(known)) {
                Identifier proposal = Identifier.of(name);
                draft.warn(
                        object,
                        warning.rule().key(),
                        proposal,
                        "it should be called %s: %s".formatted(Draft.shown(proposal), warning.reason()));
                known = name;
            }
        }
    }

    /**
     * Makes a proposal out of a name that has to make sense as a word: tables, columns and types.
     *
     * @return null where the object has that name already, or only a person can name it
     */
    @Nullable
    Proposal propose(ObjectReference object, Identifier current, Decided decided) {
        String rule = decided.rule().key();
        if (decided.name().isEmpty()) {
            draft.decide(object, rule, null, "its name has no letter and no digit that a plain name could be made of");
            return null;
        }
        String wanted = Length.fit(prefixed(decided.name()));
        if (wanted.equals(current.value())) {
            tellReserved(object, current);
            return null;
        }
        Identifier name = Identifier.of(wanted);
        if (Character.isDigit(wanted.charAt(0))) {
            draft.decide(
                    object,
                    rule,
                    null,
                    "its name would begin with a digit, %s; digit-prefix can say what to put before it"
                            .formatted(Draft.shown(name)));
            return null;
        }
        if (ReservedNames.contains(name, object.kind()) && standard.reservedWords() != ReservedWords.ALLOW) {
            String message = "it should be called %s, which SQL reserves".formatted(wanted);
            if (standard.reservedWords() == ReservedWords.DECISION) {
                draft.decide(object, rule, name, message);
                return null;
            }
            draft.warn(object, rule, name, message);
        }
        return new Proposal(object, rule, name, decided.reason());
    }

    private String prefixed(String name) {
        return Character.isDigit(name.charAt(0)) ? standard.conventions().digitPrefix() + name : name;
    }

    private void tellReserved(ObjectReference object, Identifier current) {
        if (ReservedNames.contains(current, object.kind()) && standard.reservedWords() != ReservedWords.ALLOW) {
            draft.warn(object, "reserved-words", null, "SQL reserves its name, which has to be quoted everywhere");
        }
    }
}
