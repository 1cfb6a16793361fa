package dev.onoma.local.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.onoma.local.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The example in {@code examples/legacy-shop}: a schema, rows, a standard, and what its applications say all day. */
record LegacyShop(Path folder) {

    private record ClientsFile(List<Entry> statements) {}

    private record Entry(
            String name,
            Map<String, String> parameters,
            @JsonProperty("old") List<String> byOldNames,
            @JsonProperty("new") List<String> byNewNames) {}

    /**
     * @param root where Onoma was built
     * @throws StackException when the example is not there
     */
    static LegacyShop in(Path root) {
        Path folder = root.resolve("examples").resolve("legacy-shop");
        if (Files.notExists(folder.resolve("schema.sql"))) {
            throw new StackException("The example shop is missing, there is no %s: run the demo in a whole clone"
                    .formatted(folder.resolve("schema.sql")));
        }
        return new LegacyShop(folder);
    }

    Path standard() {
        return folder.resolve("standard.yaml");
    }

    Path businessRules() {
        return folder.resolve("business-rules.sql");
    }

    Path businessRulesByNewNames() {
        return folder.resolve("business-rules-new-names.sql");
    }

    /** Makes everything but the rows, in an empty database. */
    void loadSchema(Connection connection) throws SQLException {
        execute(connection, "schema.sql");
    }

    void loadRows(Connection connection) throws SQLException {
        execute(connection, "rows.sql");
    }

    private void execute(Connection connection, String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text(file));
        }
    }

    List<Job> jobs() {
        JsonMapper yaml = JsonMapper.builder(new YAMLFactory()).build();
        Path file = folder.resolve("clients.yaml");
        try {
            return yaml.readValue(file.toFile(), ClientsFile.class).statements().stream()
                    .map(entry -> Job.of(entry.name(), entry.parameters(), entry.byOldNames(), entry.byNewNames()))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new StackException("%s is not as expected: %s".formatted(file, e.getMessage()), e);
        }
    }

    private String text(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StackException("%s cannot be read: %s".formatted(file, e), e);
        }
    }
}
