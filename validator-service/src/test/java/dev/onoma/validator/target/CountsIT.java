package dev.onoma.validator.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.validator.check.Rehearsal;
import dev.onoma.validator.target.Counts.Answer;
import dev.onoma.validator.target.Counts.Question;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountsIT {

    private static final int TABLES = 300;
    private static final String LOCKED = """
            (SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
             WHERE l.pid = pg_backend_pid() AND c.relnamespace = 'public'::regnamespace)""";

    /** The server has a table of locks for all, and whoever finds it full fails: ours or an application. */
    @Test
    void locksFewTablesAtATime() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of(tables())) {
            List<Question> questions = IntStream.range(0, TABLES)
                    .mapToObj(i -> new Question(List.of("(SELECT count(*) FROM public.t" + i + ")", LOCKED), 1))
                    .toList();

            List<Answer> answers = Counts.of(rehearsal.target.database(), questions);

            assertThat(answers).hasSize(TABLES).allSatisfy(answer -> {
                List<Long> numbers = ((Answer.Counted) answer).numbers();
                assertThat(numbers.getFirst()).isEqualTo(1);
                assertThat(numbers.getLast()).isBetween(1L, 64L);
            });
        }
    }

    private static String tables() {
        StringBuilder tables = new StringBuilder();
        IntStream.range(0, TABLES)
                .forEach(i -> tables.append(
                        "CREATE TABLE t%1$d (id int PRIMARY KEY); INSERT INTO t%1$d VALUES (1);".formatted(i)));
        return tables.toString();
    }
}
