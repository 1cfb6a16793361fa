package dev.onoma.validator.check;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.validator.baseline.ForeignKeyReader;
import dev.onoma.validator.baseline.ForeignKeyState;
import dev.onoma.validator.baseline.ForeignKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does every foreign key still hold what it held: validated, enforced, and no row more that refers to nothing? */
public final class ForeignKeyCheck implements Check {

    @Override
    public String key() {
        return "foreign-keys";
    }

    @Override
    public CheckResult run(Inspection inspection) throws SQLException {
        Map<Long, ForeignKeyState> before = new HashMap<>();
        inspection.baseline().foreignKeys().forEach(state -> before.put(state.constraint(), state));
        List<ForeignKeyState> now = new ForeignKeyReader(inspection.depth().exactCountLimit())
                .read(inspection.target().database(), inspection.actual());

        List<Verdict> verdicts = new ArrayList<>();
        for (ForeignKeyState state : now) {
            Constraint constraint = constraint(inspection.actual(), state);
            verdicts.addAll(judge(inspection, constraint, before.remove(state.constraint()), state));
        }
        before.values()
                .forEach(gone -> verdicts.add(Verdict.failed(
                        key(),
                        name(inspection.before(), constraint(inspection.before(), gone)),
                        "The foreign key is gone. Find out who dropped it and add it again.")));
        long searched = now.stream().filter(state -> state.orphans() != null).count();
        return new CheckResult(
                key(),
                now.size(),
                now.size() + " foreign keys, " + searched + " of them searched for orphans",
                verdicts);
    }

    private List<Verdict> judge(
            Inspection inspection, Constraint constraint, @Nullable ForeignKeyState before, ForeignKeyState now)
            throws SQLException {
        String object = name(inspection.actual(), constraint);
        List<Verdict> verdicts = new ArrayList<>();
        boolean wasValidated = before == null || before.validated();
        boolean wasEnforced = before == null || before.enforced();
        // A key that somebody else has made during the run is theirs to mend.
        Outcome fault = before == null ? Outcome.WARNING : Outcome.FAILED;
        if (wasValidated && !now.validated()) {
            verdicts.add(verdict(
                    fault, object, "PostgreSQL no longer vouches for its rows (NOT VALID). Run VALIDATE CONSTRAINT."));
        }
        if (wasEnforced && !now.enforced()) {
            verdicts.add(verdict(
                    fault,
                    object,
                    "Changes are no longer checked: it is not enforced, or a trigger of it is disabled."
                            + " Enable it and validate the key."));
        }
        verdicts.addAll(orphans(inspection, constraint, before, now, fault));
        return verdicts;
    }

    private List<Verdict> orphans(
            Inspection inspection,
            Constraint constraint,
            @Nullable ForeignKeyState before,
            ForeignKeyState now,
            Outcome fault)
            throws SQLException {
        String object = name(inspection.actual(), constraint);
        Long wereOrphans = before == null ? Long.valueOf(0) : before.orphans();
        Long orphans = now.orphans();
        if (orphans == null) {
            return wereOrphans == null || before == null || now.isTrusted()
                    ? List.of()
                    : List.of(Verdict.warning(
                            key(), object, "It was not searched for orphans: " + now.uncounted() + "."));
        }
        if (orphans == 0 || (wereOrphans != null && orphans <= wereOrphans)) {
            return List.of();
        }
        String message = orphans + " rows refer to nothing"
                + (wereOrphans == null
                        ? "; how many did before the run is not known."
                        : ", " + wereOrphans + " did before the run.")
                + " Look for writers with session_replication_role = replica or disabled triggers.";
        return List.of(new Verdict(
                key(),
                wereOrphans == null ? Outcome.WARNING : fault,
                object,
                message,
                samples(inspection, constraint)));
    }

    private static List<String> samples(Inspection inspection, Constraint constraint) throws SQLException {
        String query = ForeignKeys.samplesOfOrphans(
                inspection.actual(), constraint, inspection.depth().sampleSize());
        List<String> samples = new ArrayList<>();
        try (Connection connection = inspection.target().database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                samples.add(rows.getString(1));
            }
        }
        return samples;
    }

    private Verdict verdict(Outcome outcome, String object, String message) {
        return new Verdict(key(), outcome, object, message, List.of());
    }

    private static Constraint constraint(Snapshot snapshot, ForeignKeyState state) {
        return Objects.requireNonNull(snapshot.contents().constraints().get(state.constraint()));
    }

    private static String name(Snapshot snapshot, Constraint constraint) {
        String table = snapshot.relation(constraint.table())
                .map(Relation::name)
                .map(Object::toString)
                .orElse("?");
        return constraint.name() + " of " + table;
    }
}
