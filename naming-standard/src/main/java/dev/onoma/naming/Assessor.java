package dev.onoma.naming;

import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.language.Language;

/** Holds a snapshot against a standard: first what has a name of its own, then columns, then what is called after both. */
final class Assessor {

    private static final String REMEDY =
            "Write another name under overrides, %1$s: {%2$s: …}, or list it under keep, %1$s: [%2$s],"
                    + " in the standard file.";

    final Standard standard;
    final Snapshot snapshot;
    final Language language;
    final Scope scope;
    final Draft draft = new Draft(REMEDY);
    final Judge judge;
    final Bearers bearers;
    final ExplicitNames explicit;
    final Inheritance inheritance;

    Assessor(Standard standard, Snapshot snapshot) {
        this.standard = standard;
        this.snapshot = snapshot;
        language = new Language(standard.vocabulary());
        scope = new Scope(standard, snapshot);
        judge = new Judge(standard, draft);
        bearers = new Bearers(snapshot);
        inheritance = new Inheritance(snapshot);
        explicit = new ExplicitNames(standard.overrides(), language);
    }

    Assessment assess() {
        new RelationNames(this).assess();
        new ColumnNames(this).assess();
        new PartNames(this).assess();
        new UnusedNames(this).assess();
        return draft.assessment(standard.oldNameUses());
    }
}
