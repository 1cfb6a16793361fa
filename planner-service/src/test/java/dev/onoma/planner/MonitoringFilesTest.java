package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What deploy/ asks Prometheus for is what the services tell: docs/metrics.md lists it, and their sources hold it. */
class MonitoringFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path RULES = ROOT.resolve("deploy/prometheus/alerts.yaml");
    private static final Path DASHBOARD = ROOT.resolve("deploy/grafana/dashboards/onoma.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:onoma|jvm|http|up)(?:_[a-z0-9]+)*\\b(?!=|\"|:)");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(onoma_[a-z_]+)` \\| ([a-z, ]+) \\|");
    private static final Pattern METER = Pattern.compile("\"(onoma\\.[a-z.]+)\"");
    /** Of Quarkus and Prometheus themselves. */
    private static final Set<String> FOREIGN =
            Set.of("up", "jvm_memory_used_bytes", "http_server_requests_seconds_count");

    @Test
    void rulesAskForWhatThereIs() throws IOException {
        assertThat(rules())
                .hasSizeGreaterThan(5)
                .allSatisfy(rule -> assertThat(listed())
                        .as(String.valueOf(rule.get("alert")))
                        .containsAll(metrics(String.valueOf(rule.get("expr")))));
    }

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        List<JsonNode> questions = dashboard.findParents("expr");
        assertThat(questions).hasSizeGreaterThan(15);
        assertThat(questions.stream().flatMap(q -> metrics(q.get("expr").asText()).stream()))
                .isNotEmpty()
                .isSubsetOf(listed());
        assertThat(dashboard.findValues("id").stream().map(JsonNode::asInt)).doesNotHaveDuplicates();
    }

    @Test
    void everyMetricOfTheListIsMeteredSomewhere() throws IOException {
        Set<String> meters = meters();
        assertThat(listedNames().keySet())
                .allSatisfy(name -> assertThat(meters)
                        .as(name)
                        .contains(name.replaceFirst("_total$", "")
                                .replaceFirst("_seconds$", "")
                                .replace('_', '.')));
    }

    @Test
    void everyMeterIsListed() throws IOException {
        Set<String> listed = listedNames().keySet().stream()
                .map(name -> name.replaceFirst("_total$", "")
                        .replaceFirst("_seconds$", "")
                        .replace('_', '.'))
                .collect(Collectors.toSet());
        assertThat(listed).as("docs/metrics.md").containsAll(meters());
    }

    @Test
    void whatGoesBackToThePlannerSaysWhichTargetAndHowBad() throws IOException {
        assertThat(rules()).allSatisfy(rule -> {
            Map<?, ?> labels = (Map<?, ?>) rule.get("labels");
            assertThat(String.valueOf(labels.get("severity"))).isIn("critical", "warning");
            assertThat(((Map<?, ?>) rule.get("annotations")).get("summary")).isNotNull();
        });
        assertThat(rules())
                .as("an alert with a target that can roll back")
                .anySatisfy(rule -> assertThat(rule.toString()).contains("by (target", "severity=critical"));
    }

    @Test
    void alertmanagerSendsToTheResourceThatThereIs() throws IOException {
        assertThat(Files.readString(ROOT.resolve("deploy/alertmanager/alertmanager.yaml")))
                .contains("/api/v1/alerts/alertmanager");
        assertThat(Files.readString(ROOT.resolve("docs/openapi.yaml"))).contains("/api/v1/alerts/alertmanager:");
        for (String file : List.of("prometheus/prometheus.yaml", "alertmanager/alertmanager.yaml")) {
            assertThat(new Yaml()
                            .<Map<String, Object>>load(
                                    Files.readString(ROOT.resolve("deploy").resolve(file))))
                    .isNotEmpty();
        }
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As Prometheus knows them, with all that follows from a timer. */
    private static Set<String> listed() throws IOException {
        Set<String> all = new TreeSet<>(FOREIGN);
        listedNames().forEach((name, kind) -> {
            if (kind.contains("timer") || kind.contains("summary")) {
                Stream.of("_count", "_sum", "_max").forEach(suffix -> all.add(name + suffix));
            } else {
                all.add(name);
            }
            if (kind.contains("histogram")) {
                all.add(name + "_bucket");
            }
        });
        return all;
    }

    private static Map<String, String> listedNames() throws IOException {
        Map<String, String> names = new TreeMap<>();
        LISTED.matcher(Files.readString(ROOT.resolve("docs/metrics.md")))
                .results()
                .forEach(row -> names.put(row.group(1), row.group(2)));
        assertThat(names).isNotEmpty();
        return names;
    }

    /** The names of meters in the sources of all services: quoted in a class that uses Micrometer. */
    private static Set<String> meters() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of(
                "planner-service", "executor-service", "validator-service", "monitor-service", "kafka-channels")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    if (source.contains("io.micrometer")) {
                        METER.matcher(source).results().map(m -> m.group(1)).forEach(names::add);
                    }
                }
            }
        }
        return names;
    }

    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(RULES));
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Object group : (List<?>) file.get("groups")) {
            for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                @SuppressWarnings("unchecked")
                Map<String, Object> typed = (Map<String, Object>) rule;
                rules.add(typed);
            }
        }
        return rules;
    }
}
