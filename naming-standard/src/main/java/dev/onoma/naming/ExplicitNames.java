package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.naming.language.Language;
import dev.onoma.naming.language.Length;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that the standard file gives by hand. An object that already has the name it was given keeps it, and parts are found
 * under the present and the coming name of their table, so that a plan made after the renames finds nothing left to do.
 */
final class ExplicitNames {

    static final String RULE = "overrides";
    static final String REASON = "the standard file says so";

    private final Renames overrides;
    private final Language language;
    private final Map<Map<QualifiedName, Identifier>, Set<QualifiedName>> given = new IdentityHashMap<>();
    private final Map<QualifiedName, Map<Identifier, Identifier>> columns;
    private final Map<QualifiedName, Map<Identifier, Identifier>> constraints;

    ExplicitNames(Renames overrides, Language language) {
        this.overrides = overrides;
        this.language = language;
        columns = byTable(overrides.columns());
        constraints = byTable(overrides.constraints());
    }

    @Nullable
    Identifier relation(QualifiedName name) {
        return find(overrides.relations(), name);
    }

    @Nullable
    Identifier type(QualifiedName name) {
        return find(overrides.types(), name);
    }

    @Nullable
    Identifier index(QualifiedName name) {
        return find(overrides.indexes(), name);
    }

    @Nullable
    Identifier sequence(QualifiedName name) {
        return find(overrides.sequences(), name);
    }

    @Nullable
    Identifier column(QualifiedName table, Identifier now, Identifier column) {
        return findPart(columns, table, now, column);
    }

    @Nullable
    Identifier constraint(QualifiedName table, Identifier now, Identifier constraint) {
        return findPart(constraints, table, now, constraint);
    }

    private @Nullable Identifier find(Map<QualifiedName, Identifier> names, QualifiedName name) {
        Identifier found = names.get(name);
        if (found != null || names.isEmpty()) {
            return found;
        }
        return given.computeIfAbsent(names, ExplicitNames::targets).contains(name) ? name.name() : null;
    }

    private static Set<QualifiedName> targets(Map<QualifiedName, Identifier> names) {
        Set<QualifiedName> targets = new HashSet<>();
        names.forEach((object, name) -> targets.add(object.withName(name)));
        return targets;
    }

    private static @Nullable Identifier findPart(
            Map<QualifiedName, Map<Identifier, Identifier>> parts,
            QualifiedName table,
            Identifier now,
            Identifier part) {
        if (parts.isEmpty()) {
            return null;
        }
        for (QualifiedName name : List.of(table, table.withName(now))) {
            Map<Identifier, Identifier> names = parts.getOrDefault(name, Map.of());
            Identifier found = names.get(part);
            if (found != null) {
                return found;
            }
            if (names.containsValue(part)) {
                return part;
            }
        }
        return null;
    }

    private Map<QualifiedName, Map<Identifier, Identifier>> byTable(
            SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> parts) {
        Map<QualifiedName, Map<Identifier, Identifier>> all = new HashMap<>();
        parts.forEach((table, names) -> aliases(table)
                .forEach(alias ->
                        all.computeIfAbsent(alias, t -> new HashMap<>()).putAll(names)));
        return all;
    }

    /** The table's name as the file has it, and each name it may have had since. */
    Set<QualifiedName> aliases(QualifiedName table) {
        String snake = language.snake(table.name().value());
        Set<QualifiedName> aliases = new TreeSet<>(Set.of(table));
        Identifier override = overrides.relations().get(table);
        if (override != null) {
            aliases.add(table.withName(override));
        }
        if (!snake.isEmpty()) {
            aliases.add(table.withName(Identifier.of(Length.fit(snake))));
            aliases.add(table.withName(Identifier.of(Length.fit(language.plural(snake)))));
        }
        return aliases;
    }
}
