package dev.onoma.planner.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.planner.PlannerConfig.Environment;
import dev.onoma.planner.PlannerConfig.KindPolicy;
import dev.onoma.planner.PlannerConfig.Policy;
import dev.onoma.planner.PlannerConfig.Reaction;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class TargetConnectionsTest {

    private static final String SECRET = "Hush-4711-geheim";
    private static final Target SHOP = new Target(
            "shop",
            Environment.STAGING,
            new NoPolicy(),
            Optional.empty(),
            "jdbc:postgresql://db.example/shop",
            "onoma",
            Optional.of(SECRET));

    @ParameterizedTest
    @CsvSource({
        "08001, TARGET_UNREACHABLE",
        "08004, TARGET_LOGIN_FAILED",
        "08006, TARGET_UNREACHABLE",
        "28P01, TARGET_LOGIN_FAILED",
        "28000, TARGET_LOGIN_FAILED",
        "3D000, TARGET_UNREACHABLE",
        "42501, TARGET_FORBIDS",
        "53300, TARGET_UNREACHABLE",
        "57014, TARGET_FAILED",
        "57P03, TARGET_UNREACHABLE",
        "40001, TARGET_FAILED",
        ", TARGET_UNREACHABLE",
    })
    void everyFailureNamesTheTargetAndAWayOut(String state, ProblemKind kind) {
        Problem problem = TargetConnections.problem(SHOP, new SQLException("to db.example", state));
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.detail())
                .contains("shop")
                .doesNotContain("db.example")
                .endsWith(".");
        assertThat(problem.members()).containsEntry("target", "shop");
        assertThat(problem.getStackTrace()).isEmpty();
    }

    @Test
    void whatAServerRepeatsOfASecretIsBlackened() {
        ServerErrorMessage said = new ServerErrorMessage("SFATAL\0C28P01\0Mno entry with " + SECRET + "\0\0");
        Problem problem = TargetConnections.problem(SHOP, new PSQLException(said));
        assertThat(problem.detail()).contains("no entry with ********").doesNotContain(SECRET);
    }

    @Test
    void whatTheServerAdvisesIsHandedOn() {
        ServerErrorMessage said = new ServerErrorMessage(
                "SERROR\0C53200\0Mout of shared memory\0HYou might need to increase \"max_locks_per_transaction\".\0\0");
        Problem problem = TargetConnections.problem(SHOP, new PSQLException(said));
        assertThat(problem.detail()).contains("SQLSTATE 53200", "increase \"max_locks_per_transaction\")");
    }

    @Test
    void targetShowsNothingOfItself() {
        assertThat(SHOP).hasToString("target shop");
    }

    private record NoPolicy() implements Policy {
        @Override
        public Reaction critical() {
            return Reaction.NOTIFY;
        }

        @Override
        public Reaction warning() {
            return Reaction.NOTIFY;
        }

        @Override
        public Reaction info() {
            return Reaction.NOTIFY;
        }

        @Override
        public Map<String, KindPolicy> kinds() {
            return Map.of();
        }
    }
}
