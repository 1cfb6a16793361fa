package dev.onoma.validator.check;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.events.Verdict;
import dev.onoma.validator.target.Parallel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Does every old name answer, with the old columns in the old order, to reading and writing as the relation itself would? */
public final class ViewCheck implements Check {

    private static final String UPDATABILITY = SqlResource.of(ViewCheck.class, "updatability.sql");

    @Override
    public String key() {
        return ViewProbing.CHECK;
    }

    @Override
    public boolean appliesTo(Inspection inspection) {
        return inspection.renamed().stream().anyMatch(renamed -> renamed.view().isPresent());
    }

    private record Pair(RenamedRelation renamed, Relation base, Relation view) {}

    @Override
    public CheckResult run(Inspection inspection) throws SQLException {
        List<Verdict> verdicts = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (RenamedRelation renamed : inspection.renamed()) {
            Relation expected = renamed.expectedView();
            if (expected == null) {
                continue;
            }
            Relation view = inspection.viewNow(renamed).orElse(null);
            Relation base = inspection.now(renamed.before()).orElse(null);
            if (view == null || base == null) {
                verdicts.add(Verdict.failed(
                        key(), expected.name().toString(), "No view answers to the old name. Roll the step back."));
            } else if (!RenamedRelation.names(view).equals(RenamedRelation.names(expected))) {
                verdicts.add(Verdict.failed(key(), expected.name().toString(), columnsMessage(expected, view)));
            } else {
                pairs.add(new Pair(renamed, base, view));
            }
        }
        Map<Long, Integer> actions = actions(inspection, pairs);
        verdicts.addAll(lessUpdatable(pairs, actions));
        verdicts.addAll(probe(inspection, pairs, actions));
        int looked = (int)
                inspection.renamed().stream().flatMap(r -> r.view().stream()).count();
        return new CheckResult(
                key(), looked, looked + " old names were asked to read, insert, update and delete", verdicts);
    }

    private static String columnsMessage(Relation expected, Relation view) {
        List<Identifier> missing = new ArrayList<>(RenamedRelation.names(expected));
        missing.removeAll(RenamedRelation.names(view));
        return missing.isEmpty()
                ? "The columns of the old name are " + RenamedRelation.names(view) + " instead of "
                        + RenamedRelation.names(expected) + ". Roll the step back."
                : "The old name lacks the columns " + missing + ". Roll the step back.";
    }

    private static Map<Long, Integer> actions(Inspection inspection, List<Pair> pairs) throws SQLException {
        Map<Long, Integer> actions = new HashMap<>();
        Object[] oids = pairs.stream()
                .flatMap(pair -> Stream.of(pair.base().oid(), pair.view().oid()))
                .toArray();
        try (Connection connection = inspection.target().database().connect();
                PreparedStatement statement = connection.prepareStatement(UPDATABILITY)) {
            statement.setArray(1, connection.createArrayOf("oid", oids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    actions.put(rows.getLong("oid"), rows.getInt("actions"));
                }
            }
        }
        return actions;
    }

    private static int actions(Map<Long, Integer> actions, Relation relation) {
        return actions.getOrDefault(relation.oid(), 0);
    }

    private List<Verdict> lessUpdatable(List<Pair> pairs, Map<Long, Integer> actions) {
        return pairs.stream()
                .filter(pair -> (actions(actions, pair.base()) & ~actions(actions, pair.view())) != 0)
                .map(pair -> Verdict.failed(
                        key(),
                        pair.view().name().toString(),
                        "The old name cannot be written as " + pair.base().name()
                                + " can: the view is not simple enough to be updatable. Roll the step back."))
                .toList();
    }

    private static List<Verdict> probe(Inspection inspection, List<Pair> pairs, Map<Long, Integer> actions)
            throws SQLException {
        List<ViewProbe> probes = pairs.stream()
                .map(pair -> {
                    ViewProbe probe = ViewProbe.of(pair.renamed().before(), pair.base(), pair.view());
                    return actions(actions, pair.base()) == 0 ? probe.readOnly() : probe;
                })
                .toList();
        int lanes = Math.min(inspection.target().database().connections(), Math.max(1, probes.size() / 4));
        List<Callable<List<Verdict>>> tasks = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            List<ViewProbe> some = probes.subList(lane * probes.size() / lanes, (lane + 1) * probes.size() / lanes);
            tasks.add(() -> {
                try (Connection connection = inspection.target().database().connect()) {
                    return ViewProbing.failures(connection, some);
                }
            });
        }
        return Parallel.all(tasks).stream().flatMap(List::stream).toList();
    }
}
