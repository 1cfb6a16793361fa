package dev.onoma.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogIT {

    private ControlDatabase database;
    private EventLog log;

    @BeforeEach
    void open() throws SQLException {
        database = ControlDatabase.fresh();
        log = new EventLog(database.source());
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void keepsWhatItIsGiven() throws SQLException {
        LogEntry odd = new LogEntry(
                "odd",
                "onoma.events",
                3,
                17,
                "dev.onoma.x",
                null,
                null,
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                "{\"ü\": \"🦀\\u0000\"}\n ");

        assertThat(log.append(List.of(entry(1), odd))).isEqualTo(2);

        assertThat(log.read(0, 10, LogFilter.ALL))
                .extracting(StoredEntry::entry)
                .containsExactly(entry(1), odd);
        assertThat(odd.time()).isEqualTo("2026-01-02T03:04:05.123456Z");
        assertThat(log.verify()).isInstanceOf(Verification.Unbroken.class);
    }

    @Test
    void appendsEachEventOnce() throws SQLException {
        assertThat(log.append(List.of(entry(1), entry(2), entry(1)))).isEqualTo(2);
        assertThat(log.append(List.of(entry(2), entry(3)))).isEqualTo(1);
        assertThat(log.append(List.of())).isZero();

        assertThat(log.read(0, 10, LogFilter.ALL))
                .extracting(StoredEntry::position)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void isReadFromAnyPlaceAndForARunTargetOrType() throws SQLException {
        log.append(entries(1, 12));

        assertThat(log.read(4, 3, LogFilter.ALL))
                .extracting(StoredEntry::position)
                .containsExactly(5L, 6L, 7L);
        assertThat(log.read(0, 10, LogFilter.ofRun("run-00000002"))).hasSize(4);
        assertThat(log.read(0, 10, LogFilter.ofTarget("shop"))).hasSize(6);
        assertThat(log.read(0, 10, new LogFilter("run-00000002", "shop", "dev.onoma.kind2")))
                .hasSize(2);
        assertThat(log.read(12, 10, LogFilter.ALL)).isEmpty();
    }

    @Test
    void whatWasAppendedLatelyIsKnownByItsOwnClock() throws SQLException {
        Instant now = Instant.now();
        List<LogEntry> told = Stream.of(now.minus(Duration.ofDays(2)), now, now.plus(Duration.ofDays(2)))
                .map(time -> new LogEntry(
                        "at " + time, "onoma.events", 0, 0, "dev.onoma.old-name-used", null, null, time, "{}"))
                .toList();
        log.append(told);

        assertThat(log.read(0, 10, LogFilter.ALL.within(Duration.ofHours(1))))
                .extracting(StoredEntry::entry)
                .isEqualTo(told);
        assertThat(log.read(0, 10, LogFilter.ALL.within(Duration.ofHours(-1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE onoma_control.event_log SET payload = '{}' WHERE position = 2",
                "DELETE FROM onoma_control.event_log WHERE position = 3",
                "DELETE FROM onoma_control.event_log WHERE false",
                "TRUNCATE onoma_control.event_log",
                "DELETE FROM onoma_control.event_log_head",
                "UPDATE onoma_control.event_log_head SET position = 1",
                "TRUNCATE onoma_control.event_log_head",
            })
    void refusesToBeChanged(String statement) throws SQLException {
        log.append(entries(1, 3));

        assertThatThrownBy(() -> database.execute(statement)).hasMessageContaining("the event log is only appended to");
        assertThat(log.verify()).isInstanceOf(Verification.Unbroken.class);
    }

    /** What somebody can do who has all rights on the database. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE onoma_control.event_log SET payload = '{}' WHERE position = 4 | 4 | was changed after it was written",
                "UPDATE onoma_control.event_log SET run = NULL WHERE position = 4 | 4 | was changed after it was written",
                "UPDATE onoma_control.event_log SET time = time + interval '1 us' WHERE position = 4 | 4 | was changed",
                "UPDATE onoma_control.event_log SET kafka_offset = 99 WHERE position = 1 | 1 | was changed",
                "UPDATE onoma_control.event_log SET hash = sha256('x') WHERE position = 4 | 4 | was changed",
                "UPDATE onoma_control.event_log SET previous_hash = sha256('x') WHERE position = 4 | 4 | does not follow",
                "DELETE FROM onoma_control.event_log WHERE position = 4 | 4 | was taken out",
                "DELETE FROM onoma_control.event_log WHERE position BETWEEN 4 AND 6 | 4 | The entries 4 to 6 were taken out",
                "DELETE FROM onoma_control.event_log WHERE position = 1 | 1 | was taken out",
                "DELETE FROM onoma_control.event_log WHERE position > 8 | 9 | ends at 8 and once ended at 10",
                "DELETE FROM onoma_control.event_log | 1 | ends at 0 and once ended at 10",
                "UPDATE onoma_control.event_log_head SET position = 9 | 10 | is not what was written last",
            })
    void findsWhatWasDoneToIt(String statement, long position, String reason) throws SQLException {
        log.append(entries(1, 10));

        database.execute("SET session_replication_role = replica; " + statement);

        assertThat(log.verify()).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(position);
            assertThat(broken.reason()).contains(reason);
        });
    }

    @Test
    void findsAnEntryThatWasPutIn() throws SQLException {
        log.append(entries(1, 3));

        database.execute("""
                INSERT INTO onoma_control.event_log
                SELECT 4, 'forged', topic, kafka_partition, kafka_offset, type, run, target, time, payload, hash, sha256('x')
                FROM onoma_control.event_log WHERE position = 3
                """);

        assertThat(log.verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class, b -> assertThat(b.position()).isEqualTo(4));
    }

    @Test
    void saysByWhatItsEndIsKnown() throws SQLException {
        log.append(entries(1, 2));
        String head = log.read(1, 1, LogFilter.ALL).getFirst().hash();

        assertThat(log.verify()).isEqualTo(new Verification.Unbroken(2, head));
    }

    @Test
    void hasOneEndHoweverManyWriters() throws Exception {
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < 40; writer++) {
            int first = 1 + writer * 5;
            // Every entry is written by two of them.
            writers.add(() -> log.append(entries(first, first + 9)));
        }
        int written = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(writers)) {
                written += result.get();
            }
        }

        assertThat(written).isEqualTo(205);
        assertThat(log.verify())
                .isInstanceOfSatisfying(
                        Verification.Unbroken.class,
                        u -> assertThat(u.entries()).isEqualTo(205));
    }

    private static List<LogEntry> entries(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(EventLogIT::entry).toList();
    }

    private static LogEntry entry(int number) {
        return new LogEntry(
                "event-" + number,
                "onoma.events",
                0,
                number,
                "dev.onoma.kind" + number % 6,
                "run-0000000" + number % 3,
                number % 2 == 0 ? "shop" : "store",
                Instant.EPOCH.plusSeconds(number),
                "{\"number\":" + number + "}");
    }
}
