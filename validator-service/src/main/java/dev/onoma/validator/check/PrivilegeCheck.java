package dev.onoma.validator.check;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.validator.baseline.PrivilegeReader;
import dev.onoma.validator.baseline.Privileges;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Can every role do what it could, by the old name and by the new one, and nothing more through what Onoma made? Held against the rights
 * that roles have in the end, so a right that came by membership or PUBLIC counts like a grant.
 */
public final class PrivilegeCheck implements Check {

    /** What can be done through a view; the others mean nothing there. */
    private static final Set<String> THROUGH_VIEW = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    @Override
    public String key() {
        return "privileges";
    }

    @Override
    public CheckResult run(Inspection inspection) throws SQLException {
        Privileges before = inspection.baseline().privileges();
        Privileges now = PrivilegeReader.read(inspection.target().database(), inspection.actual());
        Set<Long> planned = inspection.planned();
        List<Verdict> verdicts = new ArrayList<>();
        Set<String> roles = new TreeSet<>();
        int looked = 0;
        for (Relation relation : inspection.before().relations()) {
            roles.addAll(before.roles(relation.oid()));
            if (inspection.now(relation).isPresent()) {
                looked++;
                Outcome fault = planned.contains(relation.oid()) ? Outcome.FAILED : Outcome.WARNING;
                verdicts.addAll(sameRelation(inspection.now(relation).get(), before, now, fault));
            }
        }
        for (RenamedRelation renamed : inspection.renamed()) {
            Relation view = renamed.view()
                    .flatMap(expected -> inspection.viewNow(renamed))
                    .orElse(null);
            if (view != null) {
                looked++;
                verdicts.addAll(throughView(renamed, view, before, now));
            }
        }
        return new CheckResult(
                key(), looked, "the rights of " + roles.size() + " roles on " + looked + " relations", verdicts);
    }

    private List<Verdict> sameRelation(Relation relation, Privileges before, Privileges now, Outcome fault) {
        long oid = relation.oid();
        List<Verdict> verdicts = new ArrayList<>();
        for (String role : bothRoles(oid, before, oid, now)) {
            Comparison whole = new Comparison(relation.name(), "", role, fault);
            verdicts.addAll(whole.judgeOfBefore(before.on(oid, role), now.on(oid, role)));
            Set<Integer> columns = new TreeSet<>(before.columnsWithGrants(oid));
            columns.addAll(now.columnsWithGrants(oid));
            for (int number : columns) {
                String column =
                        relation.column(number).map(c -> c.name().toString()).orElse("?");
                verdicts.addAll(new Comparison(relation.name(), column, role, fault)
                        .judgeOfBefore(
                                beyond(before.on(oid, number, role), before.on(oid, role)),
                                beyond(now.on(oid, number, role), now.on(oid, role))));
            }
        }
        return verdicts;
    }

    private List<Verdict> throughView(RenamedRelation renamed, Relation view, Privileges before, Privileges now) {
        long base = renamed.before().oid();
        List<Verdict> verdicts = new ArrayList<>();
        for (String role : bothRoles(base, before, view.oid(), now)) {
            Comparison whole = new Comparison(view.name(), "", role, Outcome.FAILED);
            verdicts.addAll(whole.judge(throughView(before.on(base, role)), throughView(now.on(view.oid(), role))));
            verdicts.addAll(columnsThroughView(renamed, view, role, before, now));
        }
        return verdicts;
    }

    private List<Verdict> columnsThroughView(
            RenamedRelation renamed, Relation view, String role, Privileges before, Privileges now) {
        long base = renamed.before().oid();
        List<Verdict> verdicts = new ArrayList<>();
        for (Column column : view.columns()) {
            // A column of the view bears an old name, or a new one where the view speaks both languages.
            int number = renamed.columnBefore(column.name())
                    .or(() -> renamed.expected().column(column.name()))
                    .map(Column::number)
                    .orElse(0);
            Set<String> had = throughView(beyond(before.on(base, number, role), before.on(base, role)));
            Set<String> has = throughView(beyond(now.on(view.oid(), column.number(), role), now.on(view.oid(), role)));
            verdicts.addAll(
                    new Comparison(view.name(), column.name().toString(), role, Outcome.FAILED).judge(had, has));
            if (!had.isEmpty() && Views.isInvoker(view)) {
                verdicts.add(Verdict.failed(
                        key(),
                        view.name() + "." + column.name(),
                        "Role \"" + role
                                + "\" has rights on some columns only, and PostgreSQL asks for all of them through a"
                                + " view with the rights of the caller. Roll the step back."));
            }
        }
        return verdicts;
    }

    /** One set of rights before and now. */
    private final class Comparison {

        private final String object;
        private final String role;
        private final Outcome fault;

        Comparison(QualifiedName relation, String column, String role, Outcome fault) {
            this.object = column.isEmpty() ? relation.toString() : relation + "." + column;
            this.role = role;
            this.fault = fault;
        }

        List<Verdict> judge(Set<String> had, Set<String> has) {
            return judge(had, has, fault);
        }

        /** On a relation that was there before, only somebody else can have given rights. */
        List<Verdict> judgeOfBefore(Set<String> had, Set<String> has) {
            return judge(had, has, Outcome.WARNING);
        }

        private List<Verdict> judge(Set<String> had, Set<String> has, Outcome gain) {
            List<Verdict> verdicts = new ArrayList<>();
            Set<String> lost = beyond(had, has);
            Set<String> gained = beyond(has, had);
            if (!lost.isEmpty()) {
                verdicts.add(verdict(
                        fault, "Role \"" + role + "\" has lost " + String.join(", ", lost) + ". Grant it again."));
            }
            if (!gained.isEmpty()) {
                verdicts.add(verdict(
                        gain, "Role \"" + role + "\" has gained " + String.join(", ", gained) + ". Revoke it."));
            }
            return verdicts;
        }

        private Verdict verdict(Outcome outcome, String message) {
            return new Verdict(key(), outcome, object, message, List.of());
        }
    }

    private static Set<String> bothRoles(long oidBefore, Privileges before, long oidNow, Privileges now) {
        Set<String> roles = new TreeSet<>(before.roles(oidBefore));
        roles.addAll(now.roles(oidNow));
        return roles;
    }

    private static Set<String> throughView(Set<String> privileges) {
        Set<String> result = new TreeSet<>(privileges);
        result.retainAll(THROUGH_VIEW);
        return result;
    }

    private static Set<String> beyond(Set<String> all, Set<String> without) {
        Set<String> result = new TreeSet<>(all);
        result.removeAll(without);
        return result;
    }
}
