package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemasTest {

    private static final Path FOLDER = Path.of("src/main/resources/schemas");
    private static final String WRITE = "onoma.schemas.write";
    private static final String HOW =
            "./mvnw -pl migration-events -am test -Dtest=SchemasTest -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE
                    + "=";

    @Test
    void noChangeBreaksAnotherVersionOfAService() throws IOException {
        if (!write("incompatible")) {
            assertThat(broken())
                    .as(
                            "Messages of another version could not be read. Let new properties be @Nullable and keep the old ones, or,"
                                    + " before a first release only: " + HOW + "incompatible")
                    .isEmpty();
        }
    }

    @Test
    void theSchemasAreThoseOfTheRecords() throws IOException {
        Map<String, JsonNode> generated = new TreeMap<>();
        Kinds.all().forEach((path, kind) -> generated.put(path, SchemaGenerator.of(path, kind)));
        if (write("incompatible") || write("true") && broken().isEmpty()) {
            write(generated);
        }

        assertThat(checkedIn())
                .as("The schemas are older than the records: " + HOW + "true")
                .isEqualTo(generated);
    }

    @Test
    void tellsWhatAChangeBreaks() {
        String path = "event/step-failed.json";
        ObjectNode before = SchemaGenerator.of(path, Kinds.all().get(path));
        ObjectNode after = before.deepCopy();
        after.withObject("/properties").remove("title");
        after.withObject("/properties/step").put("type", "string");
        after.withObject("/properties").putObject("added").put("type", "string");
        after.withArray("/required").add("added");
        after.withObject("/properties/direction")
                .putArray("enum")
                .add("FORWARD")
                .add("SIDEWAYS");

        assertThat(SchemaChanges.broken(before, after))
                .containsExactlyInAnyOrder(
                        "/title is gone",
                        "/step: type was \"integer\" and is \"string\"",
                        "/direction: \"BACK\" is gone",
                        "/added is required now");
    }

    @Test
    void letsOptionalPropertiesCome() {
        String path = "event/step-failed.json";
        ObjectNode before = SchemaGenerator.of(path, Kinds.all().get(path));
        ObjectNode after = before.deepCopy();
        after.withObject("/properties").putObject("added").put("type", "string");

        assertThat(SchemaChanges.broken(before, after)).isEmpty();
    }

    private static boolean write(String how) {
        return how.equals(System.getProperty(WRITE));
    }

    private static Map<String, List<String>> broken() throws IOException {
        Map<String, List<String>> broken = new TreeMap<>();
        for (Map.Entry<String, JsonNode> schema : checkedIn().entrySet()) {
            Class<?> kind = Kinds.all().get(schema.getKey());
            List<String> changes = kind == null
                    ? List.of("the kind is gone")
                    : SchemaChanges.broken(schema.getValue(), SchemaGenerator.of(schema.getKey(), kind));
            if (!changes.isEmpty()) {
                broken.put(schema.getKey(), changes);
            }
        }
        return broken;
    }

    private static Map<String, JsonNode> checkedIn() throws IOException {
        Map<String, JsonNode> schemas = new TreeMap<>();
        for (Path file : files()) {
            schemas.put(
                    FOLDER.relativize(file).toString().replace('\\', '/'),
                    Json.mapper().readTree(file.toFile()));
        }
        return schemas;
    }

    private static List<Path> files() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static void write(Map<String, JsonNode> schemas) throws IOException {
        for (Path old : files()) {
            Files.delete(old);
        }
        for (Map.Entry<String, JsonNode> schema : schemas.entrySet()) {
            Path file = FOLDER.resolve(schema.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, schema.getValue().toPrettyString().replace("\r\n", "\n") + "\n");
        }
    }
}
