package dev.onoma.validator.baseline;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.validator.target.Counts;
import dev.onoma.validator.target.Counts.Answer;
import dev.onoma.validator.target.Counts.Question;
import dev.onoma.validator.target.ServerError;
import dev.onoma.validator.target.TargetDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the state of every foreign key. A validated and enforced key can still have orphans, since
 * {@code session_replication_role = replica} writes past it and leaves no trace; so every key is searched as long as its table is
 * small enough to be counted, and keys that PostgreSQL does not vouch for are searched whatever their size.
 */
public final class ForeignKeyReader {

    private static final String STATES = SqlResource.of(ForeignKeyReader.class, "foreign_key_states.sql");

    private final long exactCountLimit;

    /**
     * @param exactCountLimit rows up to which a trusted key is searched for orphans
     */
    public ForeignKeyReader(long exactCountLimit) {
        this.exactCountLimit = exactCountLimit;
    }

    /** The states by the order of the keys' OIDs. */
    public List<ForeignKeyState> read(TargetDatabase target, Snapshot snapshot) throws SQLException {
        List<Constraint> keys = ForeignKeys.of(snapshot);
        if (keys.isEmpty()) {
            return List.of();
        }
        List<ForeignKeyState> states = states(target, keys);
        Map<Long, Constraint> byOid = new HashMap<>();
        keys.forEach(key -> byOid.put(key.oid(), key));

        List<ForeignKeyState> result = new ArrayList<>();
        List<ForeignKeyState> searched = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (ForeignKeyState state : states) {
            Constraint key = Objects.requireNonNull(byOid.get(state.constraint()));
            double rows =
                    RowEstimate.of(snapshot, snapshot.relation(key.table()).orElseThrow());
            if (!ForeignKeys.isSearchable(snapshot, key)) {
                result.add(uncounted(state, "it cannot be searched by a plain join"));
            } else if (state.isTrusted() && rows > exactCountLimit) {
                result.add(uncounted(state, "PostgreSQL enforces it, and the table has more rows than are counted"));
            } else {
                searched.add(state);
                questions.add(new Question(List.of(ForeignKeys.countOfOrphans(snapshot, key)), rows));
            }
        }
        List<Answer> answers = Counts.of(target, questions);
        for (int i = 0; i < searched.size(); i++) {
            result.add(answered(searched.get(i), answers.get(i)));
        }
        return result;
    }

    private static ForeignKeyState answered(ForeignKeyState state, Answer answer) {
        return switch (answer) {
            case Answer.Counted counted ->
                new ForeignKeyState(
                        state.constraint(),
                        state.validated(),
                        state.enforced(),
                        counted.numbers().getFirst(),
                        null);
            case Answer.Uncountable failed -> uncounted(state, ServerError.sentence(failed.reason()));
        };
    }

    private static ForeignKeyState uncounted(ForeignKeyState state, String why) {
        return new ForeignKeyState(state.constraint(), state.validated(), state.enforced(), null, why);
    }

    private static List<ForeignKeyState> states(TargetDatabase target, List<Constraint> keys) throws SQLException {
        List<ForeignKeyState> states = new ArrayList<>();
        try (Connection connection = target.connect();
                PreparedStatement statement = connection.prepareStatement(STATES)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "oid", keys.stream().map(Constraint::oid).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    states.add(new ForeignKeyState(
                            rows.getLong("oid"),
                            rows.getBoolean("validated"),
                            rows.getBoolean("enforced"),
                            null,
                            null));
                }
            }
        }
        return states;
    }
}
