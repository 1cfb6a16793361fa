package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.UserType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a snapshot a standard looks at: not what it excludes, nor what belongs to an extension. */
final class Scope {

    private final Standard standard;
    private final Snapshot snapshot;
    private final Map<QualifiedName, Boolean> included = new HashMap<>();

    Scope(Standard standard, Snapshot snapshot) {
        this.standard = standard;
        this.snapshot = snapshot;
    }

    /** By name, so that findings never depend on the order of OIDs. */
    List<Relation> relations() {
        return sorted(snapshot.relations().stream().filter(this::includes), Comparator.comparing(Relation::name));
    }

    List<UserType> enumTypes() {
        Collection<UserType> types = snapshot.contents().types().values();
        return sorted(
                types.stream().filter(t -> t.kind() == UserType.Kind.ENUM && includes(t.name(), t.extension())),
                Comparator.comparing(UserType::name));
    }

    /** Those of included tables, and those that stand alone. */
    List<Sequence> sequences() {
        Collection<Sequence> sequences = snapshot.contents().sequences().values();
        return sorted(
                sequences.stream()
                        .filter(s -> includes(s.name(), s.extension()))
                        .filter(s ->
                                snapshot.relation(s.table()).map(this::includes).orElse(true)),
                Comparator.comparing(Sequence::name));
    }

    boolean includes(Relation relation) {
        return includes(relation.name(), relation.extension());
    }

    private boolean includes(QualifiedName name, @Nullable Identifier extension) {
        return extension == null && included.computeIfAbsent(name, n -> !standard.excludes(n));
    }

    private static <T> List<T> sorted(Stream<T> objects, Comparator<T> order) {
        return objects.sorted(order).toList();
    }
}
