package dev.onoma.executor.step;

import dev.onoma.catalog.Literal;
import dev.onoma.plan.step.CreateCompatibility;
import dev.onoma.plan.step.CreateTypeAlias;
import dev.onoma.plan.step.DropCompatibility;
import dev.onoma.plan.step.DropTypeAlias;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameConstraint;
import dev.onoma.plan.step.RenameEnumType;
import dev.onoma.plan.step.RenameIndex;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.plan.step.RenameSequence;
import dev.onoma.plan.step.ReplaceFunction;
import dev.onoma.plan.step.RestoreEnumType;
import dev.onoma.plan.step.RestoreRelation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that keep {@code onoma.table_rename} true (R5), to be run in the step's own transaction. */
final class TrackingRows {

    private TrackingRows() {}

    /** What is to be done before a step: only who goes back to old names has to find the new ones. */
    static String before(StepTask task) {
        return task.step() instanceof RestoreRelation
                ? "SELECT onoma.take_names_back('%s', %d);\n".formatted(task.run(), task.number())
                : "";
    }

    /** What is to be done after it. */
    static String of(StepTask task) {
        return switch (task.step()) {
            case RenameRelation rename -> each(rename.change(), member -> insert(task, member));
            case RestoreRelation restore ->
                each(
                        restore.change(),
                        member -> update(
                                task,
                                member,
                                "status = 'rolled_back', rolled_back_by = r.fenced_by, rolled_back_at = clock_timestamp(),"
                                        + " view_name = NULL"));
            case DropCompatibility drop ->
                each(
                        drop.change(),
                        member -> update(
                                task,
                                member,
                                "status = 'contracted', contracted_by = r.fenced_by, contracted_at = clock_timestamp(),"
                                        + " view_name = NULL"));
            case CreateCompatibility create ->
                each(
                        create.change(),
                        member -> update(
                                task,
                                member,
                                "status = 'active', contracted_by = NULL, contracted_at = NULL, view_name = t.old_name"));
            case RenameConstraint other -> "";
            case RenameIndex other -> "";
            case RenameSequence other -> "";
            case RenameEnumType other -> "";
            case RestoreEnumType other -> "";
            case DropTypeAlias other -> "";
            case CreateTypeAlias other -> "";
            case ReplaceFunction other -> "";
        };
    }

    private static String each(RelationRename change, Function<Member, String> statement) {
        return change.members().stream()
                .filter(member -> member.view() != null)
                .map(statement)
                .collect(Collectors.joining());
    }

    private static String insert(StepTask task, Member member) {
        List<String> columns = member.changedColumns().stream()
                .flatMap(c -> Stream.of(c.from().value(), c.to().value()))
                .toList();
        String oldName = Literal.sql(member.oldName().sql());
        return """
                INSERT INTO onoma.table_rename
                    (run_id, step, old_name, new_name, columns, view_name, dependencies, status, renamed_by, identity)
                SELECT r.id, %d, %s, %s, jsonb_object(%s), %s, to_jsonb(%s), 'active', r.fenced_by,
                       onoma.identity_of(to_regclass(%s))
                FROM onoma.run r WHERE r.id = '%s';
                """.formatted(
                        task.number(),
                        oldName,
                        Literal.sql(member.newName().sql()),
                        StepScript.array(columns),
                        oldName,
                        StepScript.array(task.planned().dependents()),
                        Literal.sql(member.standIn().sql()),
                        task.run());
    }

    private static String update(StepTask task, Member member, String assignments) {
        return """
                UPDATE onoma.table_rename t SET %s
                FROM onoma.run r
                WHERE r.id = '%s' AND t.run_id = r.id AND t.old_name = %s AND t.status <> 'rolled_back';
                """.formatted(
                        assignments, task.run(), Literal.sql(member.oldName().sql()));
    }
}
