package dev.onoma.validator.baseline;

import dev.onoma.validator.target.Reading;
import dev.onoma.validator.target.ServerError;
import dev.onoma.validator.target.SharedMoment;
import dev.onoma.validator.target.TargetDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks a target which rows break the rules, all at one moment, in read-only transactions that are rolled back. */
public final class BusinessRuleReader {

    // A line break before the closing parenthesis: the rule may end with a comment.
    private static final String BEFORE = "SELECT violation::text, count(*) OVER () FROM (\n";
    private static final String AFTER = "\n) AS violation LIMIT " + RuleOutcome.MOST_ROWS;

    private final Duration timeout;
    private final OwnUses ownUses = new OwnUses();

    /**
     * @param timeout of one rule
     */
    public BusinessRuleReader(Duration timeout) {
        this.timeout = timeout;
    }

    /** The outcomes in the order of the rules. */
    public List<RuleOutcome> read(TargetDatabase target, List<BusinessRule> rules) throws SQLException {
        List<Reading<RuleOutcome>> readings = rules.stream()
                .map(rule -> (Reading<RuleOutcome>) connection -> ask(connection, rule))
                .toList();
        return SharedMoment.read(target, readings);
    }

    /** How often rules asked so far used old names that are counted, by the OID of what counts. */
    public Map<String, Long> ownUses() {
        return ownUses.sum();
    }

    private RuleOutcome ask(Connection connection, BusinessRule rule) throws SQLException {
        Map<String, Long> usedBefore = OwnUses.now(connection);
        if (usedBefore.isEmpty()) {
            return answer(connection, rule);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL max_parallel_workers_per_gather = 0");
        }
        RuleOutcome outcome = answer(connection, rule);
        ownUses.add(usedBefore, OwnUses.now(connection));
        return outcome;
    }

    private RuleOutcome answer(Connection connection, BusinessRule rule) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + timeout.toMillis());
            RuleOutcome outcome = asked(statement, rule);
            connection.rollback(before);
            return outcome;
        } catch (SQLException refused) {
            connection.rollback(before);
            return new RuleOutcome.Refused(rule, refused);
        }
    }

    private static RuleOutcome asked(Statement statement, BusinessRule rule) throws SQLException {
        List<String> violating = new ArrayList<>();
        long count = 0;
        try (ResultSet rows = statement.executeQuery(BEFORE + rule.query() + AFTER)) {
            while (rows.next()) {
                violating.add(String.valueOf(rows.getString(1)));
                count = rows.getLong(2);
            }
        }
        return new RuleOutcome.Asked(rule, count, violating);
    }

    /** For people: file, line and what the server said about the rule. */
    public static String complaint(BusinessRules file, RuleOutcome.Refused refused) {
        return "%s, line %d: rule \"%s\" cannot be asked: %s. It has to be one SELECT that the validator's role may run."
                .formatted(
                        file.file(),
                        line(refused.rule(), refused.reason()),
                        refused.rule().name(),
                        ServerError.sentence(refused.reason()));
    }

    private static int line(BusinessRule rule, SQLException reason) {
        int position = ServerError.position(reason) - BEFORE.length();
        if (position < 1 || position > rule.query().length()) {
            return rule.line();
        }
        return rule.line()
                + (int) rule.query()
                        .substring(0, position - 1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
