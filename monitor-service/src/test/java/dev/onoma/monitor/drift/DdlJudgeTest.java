package dev.onoma.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.cdc.Change.Ddl;
import dev.onoma.monitor.cdc.Change.DdlObject;
import dev.onoma.monitor.cdc.Change.Moment;
import dev.onoma.monitor.cdc.StreamedRelations.Known;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class DdlJudgeTest {

    private static final long TABLE = 100;
    private static final long VIEW = 200;
    private static final String OLD = "public.\"Item\"";
    private static final String NEW = "public.items";

    private final DdlJudge judge = new DdlJudge(Plans.names(), List.of(new Known(TABLE, OLD, "digest", 10)));

    @Test
    void aRenameIsToldByTheOid() {
        assertThat(judge.judge(altered(TABLE, "public.elsewhere", "digest")))
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(drift.object()).isEqualTo("relation " + OLD);
                    assertThat(drift.expected()).isEqualTo(OLD);
                    assertThat(drift.seen()).isEqualTo("public.elsewhere");
                    assertThat(drift.summary()).contains("ALTER TABLE", "role ann", "application \"psql\"");
                });
    }

    @Test
    void whatClientsDependOnIsToldByTheDigest() {
        assertThat(severities(altered(TABLE, OLD, "another"))).containsExactly(Severity.CRITICAL);
        assertThat(severities(altered(TABLE, OLD, "digest"))).containsExactly(Severity.WARNING);
    }

    @Test
    void itLearnsFromWhatOnomaDoes() {
        judge.learn(altered(TABLE, NEW, "digest"));
        judge.learn(ddl(Moment.COMMAND, "CREATE VIEW", relation(VIEW, 0, "view", OLD, "view digest")));

        assertThat(severities(altered(TABLE, NEW, "digest"))).containsExactly(Severity.WARNING);
        assertThat(severities(ddl(Moment.DROP, "DROP VIEW", relation(VIEW, 0, "view", OLD, null))))
                .containsExactly(Severity.CRITICAL);
        assertThat(severities(ddl(Moment.COMMAND, "CREATE TABLE", relation(300, 0, "table", OLD, "x"))))
                .as("an old name created again")
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void columnsHaveNumbers() {
        DdlObject column = relation(TABLE, 2, "table column", OLD + ".other", null);

        assertThat(severities(ddl(Moment.COMMAND, "ALTER TABLE", column))).containsExactly(Severity.CRITICAL);
        assertThat(severities(ddl(Moment.COMMAND, "COMMENT", column))).containsExactly(Severity.WARNING);
        assertThat(severities(ddl(Moment.DROP, "ALTER TABLE", column))).containsExactly(Severity.CRITICAL);
    }

    @Test
    void partsOfATableAreKnownByIt() {
        DdlObject policy = new DdlObject(false, 5L, 0, "policy", "mine on " + OLD, null);
        DdlObject trigger = new DdlObject(false, 6L, 0, "trigger", "t on public.others", null);

        assertThat(severities(ddl(Moment.COMMAND, "CREATE POLICY", policy, trigger)))
                .containsExactly(Severity.WARNING);
    }

    @Test
    void whatThePlanDoesNotTouchIsLeftToTheComparison() {
        assertThat(severities(ddl(Moment.COMMAND, "CREATE TABLE", relation(7, 0, "table", "public.more", "x"))))
                .isEmpty();
        assertThat(severities(ddl(Moment.COMMAND, "ALTER TABLE"))).isEmpty();
    }

    @Test
    void grantsTellNoObject() {
        DdlObject table = new DdlObject(null, null, null, "TABLE", null, null);

        assertThat(judge.judge(ddl(Moment.COMMAND, "GRANT", table)))
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.severity()).isEqualTo(Severity.WARNING);
                    assertThat(drift.object()).isEqualTo("rights on a table");
                });
    }

    @Test
    void onomasOwnTablesMustStay() {
        assertThat(severities(ddl(Moment.DROP, "DROP TABLE", relation(9, 0, "table", "onoma.step_ledger", null))))
                .containsExactly(Severity.CRITICAL);
        assertThat(severities(ddl(Moment.COMMAND, "CREATE TABLE", relation(9, 0, "table", "onoma.more", null))))
                .isEmpty();
    }

    @Test
    void namesThatAreHostileAreShownNotObeyed() {
        Collection<Drift> drifts = judge.judge(altered(TABLE, "public.\"a\u001b[2J\"", "digest"));

        assertThat(drifts).allSatisfy(drift -> assertThat(drift.toString()).doesNotContain("\u001b"));
    }

    private List<Severity> severities(Ddl ddl) {
        return judge.judge(ddl).stream().map(Drift::severity).toList();
    }

    private static Ddl altered(long oid, String identity, String digest) {
        return ddl(Moment.COMMAND, "ALTER TABLE", relation(oid, 0, "table", identity, digest));
    }

    private static DdlObject relation(long oid, int part, String type, String identity, String digest) {
        return new DdlObject(true, oid, part, type, identity, digest);
    }

    private static Ddl ddl(Moment moment, String tag, DdlObject... objects) {
        return new Ddl(moment, tag, "ann", "psql", "77", List.of(objects), "0/1", Instant.EPOCH);
    }
}
