package dev.onoma.plan.function;

import java.util.Map;
import java.util.Set;

/**
 * The names that go away in contract, as a function body could say them.
 *
 * @param relations old → new name of relations that get another one
 * @param columns relation by its old name → its columns, old → new name, the unchanged ones mapped to themselves
 * @param types old → new name of enum types
 * @param sequences old names of sequences
 * @param schemas the schemas these are in
 * @param ambiguous relation names that mean different things in different schemas
 */
public record OldNames(
        Map<String, String> relations,
        Map<String, Map<String, String>> columns,
        Map<String, String> types,
        Set<String> sequences,
        Set<String> schemas,
        Set<String> ambiguous) {

    boolean isRelationOrSequence(String name) {
        return relations.containsKey(name) || sequences.contains(name);
    }
}
