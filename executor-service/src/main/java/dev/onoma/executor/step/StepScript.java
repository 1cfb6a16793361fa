package dev.onoma.executor.step;

import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.plan.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The whole transaction of one attempt at a step as one text, so that it takes one round trip and no lock is held while the network
 * or the executor thinks; nor while the disk or a standby does: what makes the step durable is a second transaction, which locks
 * nothing of clients. That one gives one row: {@code committed_at} and {@code held_ms}.
 */
public record StepScript(String sql) {

    /**
     * @param attempt which one this is, from 1
     * @param waitedMillis spent before it
     */
    public static StepScript of(StepTask task, LockPolicy policy, int attempt, double waitedMillis) {
        Step step = task.step();
        String key = "'%s', %d, '%s', %d".formatted(task.run(), task.number(), task.way(), task.epoch());
        String finish = String.join(
                ", ",
                key,
                Literal.sql(step.title()),
                Literal.sql(operation(step)),
                Literal.sql(step.forward()),
                Literal.sql(step.inverse().forward()),
                Integer.toString(attempt),
                String.format(Locale.ROOT, "%.3f", waitedMillis));
        return new StepScript("""
                BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
                SET LOCAL application_name = '%s';
                SET LOCAL lock_timeout = '%s';
                SET LOCAL statement_timeout = '%s';
                SET LOCAL search_path = pg_catalog, pg_temp;
                SET LOCAL check_function_bodies = off;
                SET LOCAL synchronous_commit = off;
                SELECT onoma.begin_step(%s, %s);
                %s%sSELECT onoma.finish_step(%s);
                %sCOMMIT;
                BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
                SELECT s.at AS committed_at, extract(epoch FROM s.at - l.applied_at) * 1000 + l.held_ms AS held_ms
                FROM onoma.settle() AS s (at), onoma.step_ledger l
                WHERE (l.run_id, l.step, l.way, l.epoch) = (%s);
                COMMIT;
                """.formatted(
                        applicationName(task),
                        millis(policy.lockTimeout()),
                        millis(policy.statementTimeout()),
                        key,
                        names(step.exclusiveLocks()),
                        TrackingRows.before(task),
                        step.forward(),
                        finish,
                        TrackingRows.of(task),
                        key));
    }

    /** What {@code pg_stat_activity} shows while a step is taken. */
    public static String applicationName(StepTask task) {
        return "onoma/%s/%d".formatted(task.run(), task.number());
    }

    /** The names as an SQL array of text. */
    public static String names(List<QualifiedName> relations) {
        return array(relations.stream().map(QualifiedName::sql).toList());
    }

    static String array(List<String> texts) {
        return texts.stream().map(Literal::sql).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    /** The name of the operation in plans, events and the ledger: {@code rename-relation}. */
    static String operation(Step step) {
        return step.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
