package dev.onoma.validator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.plan.PlanId;
import dev.onoma.run.StepSet;
import dev.onoma.validator.check.CheckResult;
import dev.onoma.wire.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    private static final Report REPORT = new Report(
            new RunId("run-7f3a9c01"),
            "shop",
            new PlanId("plan-0123456789abcdef"),
            2,
            ValidationStage.AFTER_EXPAND,
            StepSet.of(1, 2, 3),
            Instant.parse("2026-01-02T03:04:05Z"),
            81.25,
            new Fingerprint("a".repeat(64)),
            new Fingerprint("b".repeat(64)),
            false,
            List.of(
                    Report.Entry.of(new CheckResult("identity", 60, "60 tables were held", List.of()), 0.31),
                    Report.Entry.of(
                            new CheckResult(
                                    "foreign-keys",
                                    80,
                                    "80 foreign keys",
                                    List.of(
                                            Verdict.warning("foreign-keys", "a of b", "Take care."),
                                            new Verdict(
                                                    "foreign-keys",
                                                    Verdict.Outcome.FAILED,
                                                    "x|y_of <z>",
                                                    "1 rows refer to nothing.",
                                                    List.of("{\"id\":`3`}")))),
                            12.34)));

    @Test
    void tellsWhatFailedAndKeepsNamesFromBecomingMarkup() {
        assertThat(MarkdownReport.of(REPORT)).isEqualTo("""
                # Validation of run-7f3a9c01, after expand

                **Failed**: 1 failures, 1 warnings.

                | | |
                |---|---|
                | Target | shop |
                | Plan | plan-0123456789abcdef |
                | Steps that stand | 1-3 |
                | Looked at | 2026-01-02T03:04:05Z, for 81.3 ms |
                | Fingerprint | `%s` |
                | Fingerprint before the run | `%s` |

                | check | outcome | what was looked at | time |
                |---|---|---|---|
                | identity | passed | 60 tables were held | 0.3 ms |
                | foreign-keys | failed | 80 foreign keys | 12.3 ms |

                ## Failures

                * **x\\|y\\_of \\<z\\>** (foreign-keys): 1 rows refer to nothing.
                    * `{"id":'3'}`

                ## Warnings

                * **a of b** (foreign-keys): Take care.
                """.formatted("a".repeat(64), "b".repeat(64)));
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Json.read(Json.write(REPORT), Report.class)).isEqualTo(REPORT);
    }

    @Test
    void itsEventHasFailuresFirst() {
        assertThat(REPORT.event().verdicts())
                .extracting(Verdict::outcome)
                .containsExactly(Verdict.Outcome.FAILED, Verdict.Outcome.WARNING);
        assertThat(REPORT.event().checks()).isEqualTo(140);
    }
}
