package dev.onoma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotEditorTest {

    private static final QualifiedName PARENT = QualifiedName.of("public", "parent");
    private static final QualifiedName CHILD = QualifiedName.of("public", "child");
    private static final QualifiedName GRANDCHILD = QualifiedName.of("public", "grandchild");
    private static final Identifier CHECK = Identifier.of("positive");
    private static final Identifier KEY = Identifier.of("parent_pkey");

    private final Snapshot snapshot = snapshot();

    @Test
    void renamesRelations() {
        QualifiedName other = QualifiedName.of("public", "other");

        Snapshot renamed = snapshot.edit(editor -> {
            editor.put(editor.relation(PARENT).withName(other));
            assertThat(editor.relation(other).oid()).isEqualTo(1);
            assertThatThrownBy(() -> editor.relation(PARENT))
                    .isInstanceOf(NoSuchObject.class)
                    .hasMessageContaining("relation public.parent");
        });

        assertThat(renamed.relation(other)).isPresent();
        assertThat(renamed.relation(PARENT)).isEmpty();
        assertThat(snapshot.relation(PARENT)).as("the first one stays as it is").isPresent();
        assertThat(renamed.edit(editor -> editor.put(editor.relation(other).withName(PARENT))))
                .isEqualTo(snapshot);
    }

    @Test
    void swapsNames() {
        QualifiedName aside = QualifiedName.of("public", "aside");

        Snapshot swapped = snapshot.edit(editor -> {
            editor.put(editor.relation(PARENT).withName(aside));
            editor.put(editor.relation(CHILD).withName(PARENT));
            editor.put(editor.relation(aside).withName(CHILD));
        });

        assertThat(swapped.relation(PARENT)).map(Relation::oid).contains(2L);
        assertThat(swapped.relation(CHILD)).map(Relation::oid).contains(1L);
    }

    @Test
    void findsConstraintsUnderTheirPresentName() {
        Identifier other = Identifier.of("above_zero");

        snapshot.edit(editor -> {
            editor.put(editor.constraint(PARENT, CHECK).withName(other));
            assertThat(editor.constraint(PARENT, other).oid()).isEqualTo(11);
            assertThat(editor.constraint(CHILD, CHECK).oid())
                    .as("each table has its own")
                    .isEqualTo(12);
            assertThatThrownBy(() -> editor.constraint(PARENT, CHECK))
                    .isInstanceOf(NoSuchObject.class)
                    .hasMessageContaining("positive of public.parent");
        });
    }

    @Test
    void knowsWhatARenameCarriesAlong() {
        snapshot.edit(editor -> assertThat(editor.inheritedBy(editor.constraint(PARENT, CHECK)))
                .extracting(Constraint::oid)
                .containsExactly(12L, 13L));
    }

    @Test
    void linksConstraintsWithTheirIndexes() {
        snapshot.edit(editor -> {
            Constraint key = editor.constraint(PARENT, KEY);
            assertThat(editor.indexOf(key)).map(Index::oid).contains(21L);
            assertThat(editor.indexOf(editor.constraint(PARENT, CHECK))).isEmpty();
        });
    }

    @Test
    void removesAndAdds() {
        Snapshot edited = snapshot.edit(editor -> {
            long oid = editor.newOid();
            assertThat(oid).isNegative();
            editor.put(relation(oid, PARENT.withName(Identifier.of("view")), List.of()));
            assertThat(editor.newOid()).isLessThan(oid);
            editor.remove(editor.relation(GRANDCHILD));
        });

        assertThat(edited.relations()).hasSize(3);
        assertThat(edited.relation(GRANDCHILD)).isEmpty();
        assertThat(edited.contents().takenNames()).isEqualTo(snapshot.contents().takenNames());
    }

    private static Snapshot snapshot() {
        Map<Long, Relation> relations = new HashMap<>();
        relations.put(1L, relation(1, PARENT, List.of()));
        relations.put(2L, relation(2, CHILD, List.of(1L)));
        relations.put(3L, relation(3, GRANDCHILD, List.of(2L)));
        Map<Long, Constraint> constraints = new HashMap<>();
        constraints.put(10L, constraint(10, 1, KEY, Constraint.Kind.PRIMARY_KEY, 21));
        for (long table = 1; table <= 3; table++) {
            constraints.put(10 + table, constraint(10 + table, table, CHECK, Constraint.Kind.CHECK, 0));
        }
        Index index = new Index(
                21, 1, PARENT.withName(KEY), "btree", List.of(1), 1, true, true, false, true, 0, "", "", null);
        return new Snapshot(new Snapshot.Contents(
                "test",
                180_000,
                List.of(PARENT.schema()),
                relations,
                constraints,
                Map.of(21L, index),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Set.of(PARENT.withName(Identifier.of("_parent")))));
    }

    private static Relation relation(long oid, QualifiedName name, List<Long> parents) {
        @Nullable String none = null;
        return new Relation(
                oid,
                name,
                Relation.Kind.TABLE,
                Identifier.of("owner"),
                List.of(),
                parents,
                none,
                none,
                false,
                false,
                "",
                List.of(),
                List.of(),
                none,
                Set.of(),
                null,
                none,
                null,
                Relation.Storage.NONE);
    }

    private static Constraint constraint(long oid, long table, Identifier name, Constraint.Kind kind, long index) {
        return new Constraint(oid, table, name, kind, List.of(1), 0, List.of(), "", index, true, table > 1, "", null);
    }
}
