package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;

/**
 * A new name for an object, before it is known whether it is free.
 *
 * @param rule the key that its finding will bear
 * @param reason the rule in a few words
 */
record Proposal(ObjectReference object, String rule, Identifier name, String reason) {

    /** For objects with a name of their own in a schema. */
    QualifiedName target() {
        return object.container().withName(name);
    }
}
