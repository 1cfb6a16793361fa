package dev.onoma.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What a standard renames stays renamed: made for schemas at random, with keys, indexes, partitions and clashes. */
class SecondAssessmentTest {

    private static final List<String> WORDS = List.of(
            "User",
            "user",
            "users",
            "Item",
            "status",
            "Status",
            "tenant",
            "Tenant",
            "ID",
            "id",
            "Id",
            "active",
            "is",
            "created",
            "At",
            "Person",
            "people",
            "news",
            "OAuth",
            "URL",
            "2",
            "_",
            "__",
            " ",
            "Order",
            "data",
            "Größe",
            "äÖ",
            "用",
            "x",
            "log",
            "s",
            "pkey",
            "idx",
            "uq",
            "fk",
            "ck",
            "seq",
            "check",
            "VeryLongWordThatFillsTheName",
            "another_long_word_of_some_kind");

    private static final List<String> TYPES = List.of(
            "integer",
            "text",
            "boolean",
            "jsonb",
            "text[]",
            "timestamp with time zone",
            "timestamp(3) without time zone");

    @Property(tries = 2000)
    void whereNothingIsUndecidedASecondAssessmentRenamesNothing(@ForAll long seed) {
        Snapshot before = schema(new Random(seed));
        Assessment first = Standard.defaults().assess(before);
        Snapshot after = Applied.to(before, first.renames());

        Assessment second = Standard.defaults().assess(after);

        assertNamesAreUnique(after);
        Statistics.label("decided")
                .collect(first.undecided().isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
        if (first.undecided().isEmpty()) {
            assertThat(renamed(second)).isEmpty();
        } else {
            assertThat(leftOver(second, first)).isEmpty();
        }
    }

    @Property(tries = 300)
    void anAssessmentDependsOnNothingButItsInput(@ForAll long seed) {
        Snapshot snapshot = schema(new Random(seed));

        assertThat(Standard.defaults().assess(snapshot))
                .isEqualTo(Standard.defaults().assess(snapshot));
    }

    /** What the first assessment could not decide may be free now; nothing that it renamed is renamed again. */
    private static List<Finding> leftOver(Assessment second, Assessment first) {
        Set<String> settled = new LinkedHashSet<>();
        first.findings().stream()
                .filter(f -> f.level() == Finding.Level.RENAME)
                .filter(f -> f.object().part() == null && !ofTable(f.object().kind()))
                .forEach(f -> settled.add(
                        f.object().container().withName(f.proposal()).toString()));
        return second.findings().stream()
                .filter(f -> f.level() == Finding.Level.RENAME)
                .filter(f -> f.object().part() == null
                        && settled.contains(f.object().container().toString()))
                .filter(f -> !ofTable(f.object().kind()))
                .toList();
    }

    /** Those that are called after others follow when those are decided. */
    private static boolean ofTable(ObjectReference.Kind kind) {
        return kind == ObjectReference.Kind.INDEX || kind == ObjectReference.Kind.SEQUENCE;
    }

    private static List<Finding> renamed(Assessment assessment) {
        return assessment.findings().stream()
                .filter(f -> f.level() == Finding.Level.RENAME)
                .toList();
    }

    private static void assertNamesAreUnique(Snapshot snapshot) {
        List<Object> names = new ArrayList<>();
        snapshot.relations().forEach(r -> names.add(r.name()));
        snapshot.contents().indexes().values().forEach(i -> names.add(i.name()));
        snapshot.contents().sequences().values().forEach(s -> names.add(s.name()));
        assertThat(names).doesNotHaveDuplicates();
        snapshot.relations().forEach(r -> {
            assertThat(r.columns()).extracting(c -> c.name()).doesNotHaveDuplicates();
            assertThat(snapshot.constraintsOf(r)).extracting(c -> c.name()).doesNotHaveDuplicates();
        });
    }

    private static Snapshot schema(Random random) {
        SchemaBuilder schema = new SchemaBuilder();
        Set<String> taken = new LinkedHashSet<>();
        TableBuilder previous = null;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            List<String> columns = columns(random);
            String[] typed = columns.stream()
                    .map(c -> c + " " + TYPES.get(random.nextInt(TYPES.size())))
                    .toArray(String[]::new);
            boolean partitioned = random.nextInt(5) == 0;
            Relation.Kind kind = partitioned ? Relation.Kind.PARTITIONED_TABLE : Relation.Kind.TABLE;
            TableBuilder table = schema.relation(kind, free(random, taken), typed);
            parts(random, table, columns, taken);
            if (previous != null && random.nextBoolean()) {
                table.foreignKey("fk" + random.nextInt(1000), columns.getFirst(), previous, "key");
            }
            if (partitioned) {
                String name = free(random, taken);
                TableBuilder partition = schema.partition(table, name);
                partition.index(free(random, taken), columns.getLast());
                partition.inheritedKey(Constraint.Kind.PRIMARY_KEY, free(random, taken), "key");
            }
            previous = table;
        }
        schema.enumType(free(random, taken), "a", "B");
        schema.relation(Relation.Kind.VIEW, free(random, taken), "aB integer", "b boolean");
        schema.sequence(free(random, taken));
        return schema.snapshot();
    }

    private static void parts(Random random, TableBuilder table, List<String> columns, Set<String> taken) {
        table.primaryKey(free(random, taken), "key");
        table.sequence(free(random, taken), "key");
        for (int i = random.nextInt(4); i > 0; i--) {
            table.index(free(random, taken), columns.get(random.nextInt(columns.size())));
            table.partialIndex(free(random, taken), columns.get(random.nextInt(columns.size())), "(expression)");
            table.uniqueIndex(free(random, taken), columns.get(random.nextInt(columns.size())));
            table.unique(free(random, taken), columns.get(random.nextInt(columns.size())));
            table.check(
                    "check " + free(random, taken).substring(0, 1) + i, columns.get(random.nextInt(columns.size())));
        }
    }

    private static List<String> columns(Random random) {
        Set<String> columns = new LinkedHashSet<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            columns.add(name(random));
        }
        columns.add("key");
        return List.copyOf(new ArrayList<>(columns));
    }

    private static String free(Random random, Set<String> taken) {
        while (true) {
            String name = name(random);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            if (Identifier.bytes(name + word) <= Identifier.MAX_BYTES) {
                name.append(word);
            }
        }
        return name.toString();
    }
}
