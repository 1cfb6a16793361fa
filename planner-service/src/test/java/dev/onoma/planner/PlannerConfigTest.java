package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.events.Alert.Severity;
import dev.onoma.planner.PlannerConfig.Environment;
import dev.onoma.planner.PlannerConfig.Policy;
import dev.onoma.planner.PlannerConfig.Reaction;
import dev.onoma.planner.PlannerConfig.TargetConfig;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.target.Targets;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerConfigTest {

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "onoma.targets.shop.jdbc-url", "jdbc:postgresql://db.example:5432/shop",
            "onoma.targets.shop.user", "onoma",
            "onoma.targets.shop.password", PlannerServers.SECRET));

    @Test
    void defaultsAreSafe() {
        PlannerConfig config = config();
        TargetConfig shop = config.targets().get("shop");
        assertThat(shop.environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(shop.standard()).isEmpty();
        assertThat(config.planner().window()).isEqualTo(64);
        assertThat(config.planner().topics().partitions()).isEqualTo(8);
        assertThat(config.planner().topics().replicationFactor()).isEqualTo(1);
        assertThat(config.planner().topics().patience()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.planner().contract().quietTime()).isEqualTo(Duration.ofHours(24));
        assertThat(config.planner().scan().connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.planner().scan().statementTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.planner().stream().heartbeat()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void criticalAlertsRollBackUnlessThePolicySaysOtherwise() {
        Policy policy = config().targets().get("shop").policy();
        assertThat(policy.to("probe", Severity.CRITICAL)).isEqualTo(Reaction.ROLL_BACK);
        assertThat(policy.to("probe", Severity.WARNING)).isEqualTo(Reaction.NOTIFY);
        assertThat(policy.to("probe", Severity.INFO)).isEqualTo(Reaction.NOTIFY);
        settings.put("onoma.targets.shop.policy.kinds.schema-drift", "pause");
        policy = config().targets().get("shop").policy();
        assertThat(policy.to("schema-drift", Severity.CRITICAL)).isEqualTo(Reaction.PAUSE);
        assertThat(policy.to("probe", Severity.CRITICAL)).isEqualTo(Reaction.ROLL_BACK);
    }

    @Test
    void aKindCanHaveAReactionForEachSeverity() {
        settings.put("onoma.targets.shop.policy.warning", "pause");
        settings.put("onoma.targets.shop.policy.kinds.performance", "notify");
        settings.put("onoma.targets.shop.policy.kinds.performance.critical", "pause");
        settings.put("onoma.targets.shop.policy.kinds.probe.warning", "roll-back");
        Policy policy = config().targets().get("shop").policy();
        assertThat(policy.to("performance", Severity.CRITICAL)).isEqualTo(Reaction.PAUSE);
        assertThat(policy.to("performance", Severity.WARNING)).isEqualTo(Reaction.NOTIFY);
        assertThat(policy.to("probe", Severity.WARNING)).isEqualTo(Reaction.ROLL_BACK);
        assertThat(policy.to("probe", Severity.CRITICAL)).isEqualTo(Reaction.ROLL_BACK);
        assertThat(policy.to("anything", Severity.WARNING)).isEqualTo(Reaction.PAUSE);
    }

    @Test
    void aPolicyThatCannotBeRightIsRefused() {
        settings.put("onoma.targets.shop.policy.kinds.Schema_Drift", "pause");
        assertThatThrownBy(() -> new Targets(config()))
                .hasMessageContaining("Schema_Drift")
                .hasMessageContaining("shop");
        settings.remove("onoma.targets.shop.policy.kinds.Schema_Drift");
        settings.put("onoma.targets.shop.policy.kinds.schema-drift", "explode");
        assertThatThrownBy(this::config).hasMessageContaining("explode");
    }

    @Test
    void targetTellsNothingButItsName() {
        assertThat(new Targets(config()).get("shop")).hasToString("target shop");
    }

    @Test
    void namesTheNearestTarget() {
        Targets targets = new Targets(config());
        assertThatThrownBy(() -> targets.get("shpo"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("\"shpo\"")
                .hasMessageContaining("shop");
    }

    @Test
    void targetWithoutUserIsRefused() {
        settings.remove("onoma.targets.shop.user");
        assertThatThrownBy(this::config)
                .hasMessageContaining("onoma.targets.shop.user")
                .hasMessageNotContaining(PlannerServers.SECRET);
    }

    @Test
    void targetWithAnImpossibleNameIsRefused() {
        settings.put("onoma.targets.\"my shop\".jdbc-url", "jdbc:postgresql://db.example/shop");
        settings.put("onoma.targets.\"my shop\".user", "onoma");
        assertThatThrownBy(() -> new Targets(config())).hasMessageContaining("\"my shop\"");
    }

    @Test
    void standardThatIsNotThereIsRefused() {
        settings.put("onoma.targets.shop.standard", "/nowhere/standard.yaml");
        assertThatThrownBy(() -> new Targets(config())).hasMessageContaining("/nowhere/standard.yaml");
    }

    private PlannerConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PlannerConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(PlannerConfig.class);
    }
}
