package dev.onoma.validator.check;

import dev.onoma.catalog.Policy;
import dev.onoma.catalog.Relation;
import dev.onoma.events.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Is row-level security as closed as it was? A plain view runs with its owner's rights and shows everybody all rows, so every new view
 * on a protected table has to run with the rights of the caller (PostgreSQL manual 5.9 and 39.5). Only direct reading counts: a view
 * with the caller's rights keeps them inside another view.
 */
public final class RowSecurityCheck implements Check {

    @Override
    public String key() {
        return "row-security";
    }

    @Override
    public CheckResult run(Inspection inspection) {
        List<Verdict> verdicts = new ArrayList<>();
        inspection
                .before()
                .relations()
                .forEach(before -> inspection.now(before).ifPresent(now -> verdicts.addAll(flags(before, now))));
        verdicts.addAll(policies(inspection));
        verdicts.addAll(openings(inspection));
        int tables = (int) inspection.before().relations().stream()
                .filter(Relation::rowSecurity)
                .count();
        int policies = inspection.before().contents().policies().size();
        return new CheckResult(
                key(), tables + policies, tables + " protected tables with " + policies + " policies", verdicts);
    }

    private List<Verdict> flags(Relation before, Relation now) {
        List<Verdict> verdicts = new ArrayList<>();
        if (before.rowSecurity() && !now.rowSecurity()) {
            verdicts.add(Verdict.failed(
                    key(),
                    now.name().toString(),
                    "Row-level security is off: everybody sees all rows. Enable it again."));
        }
        if (before.forceRowSecurity() && !now.forceRowSecurity()) {
            verdicts.add(Verdict.failed(
                    key(),
                    now.name().toString(),
                    "Row-level security no longer holds for the owner. Set FORCE ROW LEVEL SECURITY again."));
        }
        if (!before.rowSecurity() && now.rowSecurity()) {
            verdicts.add(Verdict.warning(
                    key(), now.name().toString(), "Somebody has enabled row-level security during the run."));
        }
        return verdicts;
    }

    /** Their expressions follow renames by themselves, so only what a rename leaves alone is compared. */
    private List<Verdict> policies(Inspection inspection) {
        Map<Long, Policy> now = inspection.actual().contents().policies();
        List<Verdict> verdicts = new ArrayList<>();
        for (Policy before : inspection.before().contents().policies().values()) {
            Policy policy = now.get(before.oid());
            String object = before.name() + " on "
                    + inspection
                            .before()
                            .relation(before.table())
                            .map(r -> r.name().toString())
                            .orElse("?");
            if (policy == null) {
                verdicts.add(Verdict.failed(key(), object, "The policy is gone. Create it again."));
            } else if (!sameRule(before, policy)) {
                verdicts.add(Verdict.failed(
                        key(), object, "The policy changed: command, roles, kind or table are not as before the run."));
            }
        }
        return verdicts;
    }

    private static boolean sameRule(Policy before, Policy now) {
        return before.table() == now.table()
                && before.command().equals(now.command())
                && before.permissive() == now.permissive()
                && before.roles().equals(now.roles())
                && (before.using() == null) == (now.using() == null)
                && (before.check() == null) == (now.check() == null);
    }

    private List<Verdict> openings(Inspection inspection) {
        return inspection.actual().relations().stream()
                .filter(view -> view.kind() == Relation.Kind.VIEW)
                .filter(view -> inspection.before().relation(view.oid()).isEmpty())
                .filter(view -> !Views.isInvoker(view))
                .flatMap(view -> view.dependsOn().stream()
                        .flatMap(oid -> inspection.actual().relation(oid).stream())
                        .filter(Relation::rowSecurity)
                        .map(table -> Verdict.failed(
                                key(),
                                view.name().toString(),
                                "The view runs with its owner's rights and opens the row-level security of "
                                        + table.name() + ". Drop it, or set security_invoker = true.")))
                .toList();
    }
}
