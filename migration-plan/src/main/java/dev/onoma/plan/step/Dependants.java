package dev.onoma.plan.step;

import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.plan.step.RelationRename.ColumnGrant;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import dev.onoma.plan.step.RelationRename.Member;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Hands what somebody made on a compatibility view since over to the relation that outlives it (R6): calls of the routines in {@code
 * db/target/R__dependants.sql}, since only the database knows then what that is. A database without them, on which somebody runs the
 * files of a plan by hand, refuses to drop a view that something depends on.
 */
final class Dependants {

    private static final String WHERE_INSTALLED =
            "BEGIN IF to_regprocedure('onoma.%s') IS NOT NULL THEN CALL onoma.%s; END IF; END";

    private static final String HAND_OVER = "hand_over(text,text[],text[])";

    private Dependants() {}

    /** To be called first: clients lock a view before what it reads. */
    static String lock(List<Member> members) {
        Stream<String> views = members.stream()
                .filter(m -> m.view() != null)
                .map(m -> m.oldName().sql());
        return call("lock_dependants(text[])", "lock_dependants(" + array(views) + ")");
    }

    /** Takes what hangs on the view aside before the view is dropped; rights given on it since, too. */
    static String setAsideWithRights(Member member) {
        String known = array(rights(member, Objects.requireNonNull(member.view())));
        return setAside(member, known, member.bilingual());
    }

    /** As above, but rights on an old name end with it. */
    static String setAside(Member member) {
        return setAside(member, "NULL", !member.changedColumns().isEmpty());
    }

    /** Gives what was set aside to the relation, now that it bears the view's own names. */
    static String handOverToOldNames(Member member) {
        List<ColumnRename> otherwise = member.bilingual() ? member.changedColumns() : List.of();
        return handOver(member.oldName(), otherwise, ColumnRename::to, ColumnRename::from);
    }

    /** Gives what was set aside to the relation that bears the new names. */
    static String handOverToNewNames(Member member) {
        return handOver(member.newName(), member.changedColumns(), ColumnRename::from, ColumnRename::to);
    }

    /**
     * @param renamed whether the heir calls columns otherwise than the view does
     */
    private static String setAside(Member member, String knownRights, boolean renamed) {
        return call(
                "set_aside(text,text[],boolean)",
                "set_aside(%s, %s, %b)".formatted(text(member.oldName()), knownRights, renamed));
    }

    private static String handOver(
            QualifiedName heir,
            List<ColumnRename> otherwise,
            Function<ColumnRename, Identifier> ofView,
            Function<ColumnRename, Identifier> ofHeir) {
        return call(
                HAND_OVER,
                "hand_over(%s, %s, %s)"
                        .formatted(
                                text(heir),
                                array(otherwise.stream()
                                        .map(c -> ofView.apply(c).value())),
                                array(otherwise.stream()
                                        .map(c -> ofHeir.apply(c).value()))));
    }

    /** As {@code onoma.further_grants} writes them. */
    private static Stream<String> rights(Member member, CompatibilityView view) {
        Stream<String> whole = view.grants().stream().map(grant -> right("", grant));
        Stream<String> columns = view.columnGrants().stream()
                .flatMap(columnGrant ->
                        names(member, columnGrant).map(name -> right(" (" + name.value() + ")", columnGrant.grant())));
        return Stream.concat(whole, columns);
    }

    private static Stream<Identifier> names(Member member, ColumnGrant grant) {
        Stream<Identifier> second = member.bilingual()
                ? member.changedColumns().stream()
                        .filter(c -> c.from().equals(grant.column()))
                        .map(ColumnRename::to)
                : Stream.empty();
        return Stream.concat(Stream.of(grant.column()), second);
    }

    private static String right(String column, Grant grant) {
        Identifier grantee = grant.grantee();
        return grant.privilege() + column + " TO " + (grantee == null ? "" : grantee.value());
    }

    private static String call(String signature, String call) {
        return "DO " + Literal.dollarQuoted(WHERE_INSTALLED.formatted(signature, call)) + ";\n";
    }

    private static String text(QualifiedName name) {
        return Literal.sql(name.sql());
    }

    private static String array(Stream<String> texts) {
        return texts.map(Literal::sql).collect(joining(", ", "ARRAY[", "]::text[]"));
    }
}
