package dev.onoma.endtoend.hostile;

import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameEnumType;
import dev.onoma.plan.step.RenameRelation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads and writes every relation by its old and its new names. What an application could do before, it can do by either. */
final class Clients {

    /** A relation by one set of names. */
    private record Names(QualifiedName relation, List<Identifier> columns, List<Identifier> assignable) {}

    /** A relation, and what could be done with it before anything was changed. */
    private record Subject(Names old, Names renamed, List<Function<Names, String>> possible) {}

    private static final List<Function<Names, String>> DEEDS =
            List.of(Clients::select, Clients::insert, Clients::insertNothing, Clients::update, Clients::delete);

    private static final String COMPARISON = "BEGIN; SET LOCAL search_path = %s; DO %s; COMMIT";

    private final Connection connection;
    private final Plan plan;
    private final List<Subject> subjects = new ArrayList<>();

    Clients(Connection connection, Snapshot before, Plan plan) throws SQLException {
        this.connection = connection;
        this.plan = plan;
        Map<QualifiedName, Member> renames = new HashMap<>();
        plan.steps().forEach(planned -> {
            if (planned.step() instanceof RenameRelation rename) {
                rename.change().members().forEach(member -> renames.put(member.oldName(), member));
            }
        });
        for (Relation relation : before.relations()) {
            Names old = names(relation, relation.name(), Function.identity());
            Member member = renames.get(relation.name());
            Names renamed = member == null
                    ? old
                    : names(
                            relation,
                            member.newName(),
                            column -> member.columns().stream()
                                    .filter(c -> c.from().equals(column))
                                    .map(ColumnRename::to)
                                    .findFirst()
                                    .orElse(column));
            List<Function<Names, String>> possible = new ArrayList<>();
            for (Function<Names, String> deed : DEEDS) {
                if (works(deed.apply(old))) {
                    possible.add(deed);
                }
            }
            subjects.add(new Subject(old, renamed, possible));
        }
    }

    /** Relations that can be written to at all: a schema in which nothing could be done would prove nothing. */
    int writable() {
        return (int) subjects.stream()
                .filter(s -> s.possible().size() == DEEDS.size())
                .count();
    }

    void useOldNames(String when) {
        all(when + ", old names", Subject::old);
    }

    void useNewNames(String when) {
        all(when + ", new names", Subject::renamed);
    }

    /** Old and new names show the same rows and the same types. */
    void compareNames() {
        String rows = "(SELECT coalesce(string_agg(whole::text, '|' ORDER BY whole::text), '') FROM (%s) whole)";
        // A type and its alias are compared by operators, which are found by the search path only.
        String path = Stream.concat(
                        Stream.of("pg_catalog", "public"),
                        plan.steps().stream()
                                .map(PlannedStep::step)
                                .flatMap(step -> step instanceof RenameEnumType rename
                                        ? Stream.of(rename.change()
                                                .oldName()
                                                .schema()
                                                .sql())
                                        : Stream.empty()))
                .distinct()
                .collect(joining(", "));
        List<String> comparisons = new ArrayList<>();
        for (Subject subject : subjects) {
            if (subject.possible().contains(DEEDS.getFirst()) && !subject.old().equals(subject.renamed())) {
                comparisons.add(
                        rows.formatted(select(subject.old())) + " = " + rows.formatted(select(subject.renamed())));
            }
        }
        plan.steps().forEach(planned -> {
            if (planned.step() instanceof RenameEnumType rename) {
                comparisons.add("NULL::%s IS NOT DISTINCT FROM NULL::%s"
                        .formatted(
                                rename.change().oldName().sql(),
                                rename.change().newName().sql()));
            }
        });
        for (String comparison : comparisons) {
            demand(
                    "soak, both names",
                    COMPARISON.formatted(
                            path,
                            Literal.dollarQuoted("BEGIN IF (" + comparison
                                    + ") IS NOT TRUE THEN RAISE 'not the same'; END IF; END")));
        }
    }

    private void all(String when, Function<Subject, Names> which) {
        List<String> statements = subjects.stream()
                .flatMap(s -> s.possible().stream().map(deed -> deed.apply(which.apply(s))))
                .toList();
        String together = statements.stream()
                .map(sql -> "SAVEPOINT a;\n" + sql + ";\nROLLBACK TO a;\n")
                .collect(joining("", "BEGIN;\n", "ROLLBACK"));
        if (!succeeds(together)) {
            statements.forEach(sql -> demand(when, undone(sql)));
            throw new Broken(when, "statements fail together that succeed alone");
        }
    }

    private void demand(String when, String sql) {
        try {
            Arena.execute(connection, sql);
        } catch (SQLException e) {
            rollBack();
            throw new Broken(when + ", " + e.getSQLState(), e.getMessage() + "\n" + sql);
        }
    }

    private boolean works(String sql) {
        return succeeds(undone(sql));
    }

    private boolean succeeds(String sql) {
        try {
            Arena.execute(connection, sql);
            return true;
        } catch (SQLException e) {
            rollBack();
            return false;
        }
    }

    private void rollBack() {
        try {
            Arena.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String undone(String sql) {
        return "BEGIN;\n" + sql + ";\nROLLBACK";
    }

    private static Names names(Relation relation, QualifiedName name, Function<Identifier, Identifier> renamed) {
        Stream<Column> assignable = relation.columns().stream().filter(c -> c.generated() == Column.Generated.NONE);
        return new Names(
                name,
                relation.columns().stream().map(Column::name).map(renamed).toList(),
                assignable.map(Column::name).map(renamed).toList());
    }

    private static String select(Names names) {
        return "SELECT " + list(names.columns()) + " FROM " + names.relation().sql();
    }

    private static String insert(Names names) {
        return "INSERT INTO " + names.relation().sql() + " DEFAULT VALUES";
    }

    private static String insertNothing(Names names) {
        String columns = list(names.assignable());
        return "INSERT INTO %s (%s) SELECT %s FROM %s WHERE false"
                .formatted(
                        names.relation().sql(),
                        columns,
                        columns,
                        names.relation().sql());
    }

    private static String update(Names names) {
        return "UPDATE " + names.relation().sql() + " SET "
                + names.assignable().stream()
                        .map(column -> column.sql() + " = " + column.sql())
                        .collect(joining(", "));
    }

    private static String delete(Names names) {
        return "DELETE FROM " + names.relation().sql() + " WHERE "
                + names.columns().getFirst().sql() + " IS NOT NULL";
    }

    private static String list(List<Identifier> columns) {
        return columns.stream().map(Identifier::sql).collect(joining(", "));
    }
}
