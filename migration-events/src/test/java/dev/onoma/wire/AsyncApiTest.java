package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(DOCUMENT.toFile());
    }

    @Test
    void namesEveryEventCommandAndAlertWithItsSchema() {
        Set<String> described = new TreeSet<>();
        for (JsonNode message : document.at("/components/messages")) {
            String schema = message.at("/payload/schema/$ref").asText();
            if (!schema.isEmpty()) {
                described.add(schema.replace("../migration-events/src/main/resources/schemas/", ""));
                assertThat(message.path("name").asText())
                        .isEqualTo("dev.onoma." + schema.replaceAll(".*/|\\.json", ""));
            }
        }

        assertThat(described).isEqualTo(Kinds.all().keySet());
    }

    @Test
    void namesEveryTopic() {
        Set<String> addresses = new TreeSet<>();
        document.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));

        assertThat(addresses)
                .containsExactlyInAnyOrder(
                        Topics.COMMANDS,
                        Topics.EVENTS,
                        Topics.ALERTS,
                        Topics.deadLetters(Topics.COMMANDS),
                        Topics.deadLetters(Topics.EVENTS),
                        Topics.deadLetters(Topics.ALERTS));
    }

    @Test
    void everyMessageTravelsOnTheChannelOfItsFamily() {
        Kinds.all().keySet().forEach(path -> {
            String[] parts = path.replace(".json", "").split("/");
            assertThat(document.path("channels")
                            .path(parts[0] + "s")
                            .path("messages")
                            .has(parts[1]))
                    .as(path)
                    .isTrue();
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asText()));

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Files.exists(DOCUMENT.resolveSibling(reference))).isTrue();
            }
        });
    }
}
