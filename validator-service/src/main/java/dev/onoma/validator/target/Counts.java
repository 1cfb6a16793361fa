package dev.onoma.validator.target;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Counts many things with few statements: all in one, and each alone only when that one failed, so that what cannot be counted does
 * not hide the rest.
 */
public final class Counts {

    /** The most counts in one statement: until it ends it locks their tables with all indexes, in the mode of readers. */
    private static final int MOST_IN_ONE = 16;

    /** So many rows are read before another connection is faster at reading them. */
    private static final double ROWS_WORTH_A_CONNECTION = 50_000;

    private Counts() {}

    /**
     * What to count: sub-queries in parentheses that each give one number, evaluated at the same moment; other questions may be
     * answered at another one.
     *
     * @param weight estimated rows read, for spreading the work
     */
    public record Question(List<String> numbers, double weight) {
        public Question {
            numbers = List.copyOf(numbers);
        }
    }

    /** What came of one question. */
    public sealed interface Answer {

        /** The numbers in the order of the question. */
        record Counted(List<Long> numbers) implements Answer {
            public Counted {
                numbers = List.copyOf(numbers);
            }
        }

        /** It could not be counted. */
        record Uncountable(SQLException reason) implements Answer {}
    }

    /** Answers in the order of the questions. */
    public static List<Answer> of(TargetDatabase target, List<Question> questions) throws SQLException {
        List<List<Integer>> portions = portions(questions, target.connections());
        Queue<List<Integer>> waiting = new ConcurrentLinkedQueue<>(portions);
        Answer[] answers = new Answer[questions.size()];
        Callable<Void> lane = () -> {
            try (Connection connection = target.connect()) {
                for (List<Integer> next = waiting.poll(); next != null; next = waiting.poll()) {
                    List<Answer> found = together(
                            connection, next.stream().map(questions::get).toList());
                    for (int i = 0; i < found.size(); i++) {
                        answers[next.get(i)] = found.get(i);
                    }
                }
                return null;
            }
        };
        Parallel.all(Collections.nCopies(Math.min(target.connections(), portions.size()), lane));
        return List.of(answers);
    }

    /** Heavy ones first and dealt out in turn, so that no connection is left with all of them. */
    private static List<List<Integer>> portions(List<Question> questions, int connections) {
        double rows = questions.stream().mapToDouble(Question::weight).sum();
        int worth = (int) Math.min(connections, 1 + rows / ROWS_WORTH_A_CONNECTION);
        int count = Math.max(worth, (questions.size() + MOST_IN_ONE - 1) / MOST_IN_ONE);
        List<List<Integer>> portions = new ArrayList<>();
        List<Integer> byWeight = IntStream.range(0, questions.size())
                .boxed()
                .sorted((a, b) -> Double.compare(
                        questions.get(b).weight(), questions.get(a).weight()))
                .toList();
        for (int i = 0; i < byWeight.size(); i++) {
            if (i < count) {
                portions.add(new ArrayList<>());
            }
            portions.get(i % count).add(byWeight.get(i));
        }
        return portions;
    }

    private static List<Answer> together(Connection connection, List<Question> questions) throws SQLException {
        try {
            return ask(connection, questions);
        } catch (SQLException oneFailed) {
            List<Answer> answers = new ArrayList<>();
            for (Question question : questions) {
                answers.add(alone(connection, question));
            }
            return answers;
        }
    }

    private static Answer alone(Connection connection, Question question) throws SQLException {
        try {
            return ask(connection, List.of(question)).getFirst();
        } catch (SQLException failed) {
            if (connection.isClosed()) {
                throw failed;
            }
            return new Answer.Uncountable(failed);
        }
    }

    private static List<Answer> ask(Connection connection, List<Question> questions) throws SQLException {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(questions.size(), null));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql(questions))) {
            while (rows.next()) {
                Long[] numbers = (Long[]) rows.getArray(2).getArray();
                answers.set(rows.getInt(1), new Answer.Counted(List.of(numbers)));
            }
        }
        return answers;
    }

    private static String sql(List<Question> questions) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < questions.size(); i++) {
            sql.append(i == 0 ? "" : "\nUNION ALL ")
                    .append("SELECT ")
                    .append(i)
                    .append(", ARRAY[")
                    .append(String.join(", ", questions.get(i).numbers()))
                    .append("]::bigint[]");
        }
        return sql.toString();
    }
}
