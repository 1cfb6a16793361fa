package dev.onoma.executor.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.FailureReport;
import dev.onoma.executor.step.Failure.Cause;
import dev.onoma.executor.step.Failure.Refusal;
import dev.onoma.executor.step.Failure.WayOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "40P01"})
    void locksAreWorthAnotherAttempt(String sqlState) {
        assertThat(Failure.of(sqlState, "busy")).isEqualTo(new Failure.Busy(sqlState, "busy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void aBrokenConnectionLeavesTheLedgerToDecide(String sqlState) {
        assertThat(Failure.of(sqlState, "gone")).isInstanceOf(Failure.Disconnected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ON001, TAKEN_ALREADY",
        "ON002, STALE",
        "ON003, HALTED",
        "ON004, CLOSED",
        "ON005, NEVER_FENCED",
    })
    void theFenceSpeaksInSqlStatesOfItsOwn(String sqlState, Refusal refusal) {
        assertThat(Failure.of(sqlState, "no")).isEqualTo(new Failure.Refused(refusal, "no"));
    }

    @ParameterizedTest
    @CsvSource({
        "42501, NO_RIGHT",
        "42P01, OBJECT_MISSING",
        "42P07, NAME_TAKEN",
        "42710, NAME_TAKEN",
        "2BP01, DEPENDENTS",
        "ON006, ROWS_MOVED",
        "53100, NO_RESOURCES",
        "53200, NO_RESOURCES",
        "25006, READ_ONLY",
        "28P01, NOT_LET_IN",
        "XX000, UNEXPECTED",
    })
    void everythingElseIsFinal(String sqlState, Cause cause) {
        assertThat(Failure.of(sqlState, "no")).isEqualTo(new Failure.Final(cause, sqlState, "no"));
    }

    @Test
    void ddlOfOthersAtTheSameMomentIsWorthAnotherAttempt() {
        assertThat(Failure.of("XX000", "tuple concurrently updated")).isInstanceOf(Failure.Busy.class);
    }

    @Test
    void aCancelledStatementIsNotATimeout() {
        assertThat(Failure.of("57014", "canceling statement due to statement timeout"))
                .extracting("cause")
                .isEqualTo(Cause.TIMEOUT);
        assertThat(Failure.of("57014", "canceling statement due to user request"))
                .extracting("cause")
                .isEqualTo(Cause.CANCELLED);
    }

    @Test
    void onlyTheFirstLineIsKeptAndNothingInItCanForgeALog() {
        assertThat(Failure.of("42P01", "relation \"a\u001b[2J\" does not exist\n  Detail: (id)=(7)"))
                .extracting("said")
                .isEqualTo("relation \"a\\u001b[2J\" does not exist");
    }

    @Test
    void aReportSaysWhatHappenedAndWhatToDo() {
        Failure.Final failure = new Failure.Final(Cause.NO_RIGHT, "42501", "must be owner of table orders");

        assertThat(Failure.report("rename public.orders", failure, WayOut.START_AGAIN))
                .isEqualTo(new FailureReport(
                        "no-right",
                        "42501",
                        "Cannot rename public.orders: must be owner of table orders. Grant the executor's role the right,"
                                + " or membership in the owner's role, and start again."));
    }

    @ParameterizedTest
    @CsvSource({
        "OBJECT_MISSING, Somebody has dropped or renamed what the run made.",
        "NAME_TAKEN, Somebody made an object of that name since. Rename or drop it",
        "DEPENDENTS, Something new depends on the object. Drop it",
    })
    void onTheWayBackNobodyIsToldToGoBackOrToPlan(Cause cause, String advice) {
        assertThat(cause.advice(WayOut.ROLL_BACK_AGAIN))
                .startsWith(advice)
                .contains("roll back again")
                .doesNotContain("plan");
    }

    @ParameterizedTest
    @EnumSource
    void everyAdviceIsWhole(Cause cause) {
        for (WayOut wayOut : WayOut.values()) {
            assertThat(cause.advice(wayOut)).endsWith(".").doesNotContain("%");
        }
    }
}
