package dev.onoma.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Requests that are made of what the OpenAPI document says, and are nearly what it says. */
final class HttpFuzz {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 4;
    private static final List<String> MEDIA_TYPES =
            List.of("application/json", "text/plain", "application/xml", "nonsense");

    /** One method of one path. */
    record Operation(String path, String method, JsonNode document) {}

    private final JsonNode api;
    private final URI base;
    private final List<String> known;
    private final SplittableRandom random;
    private final Fuzz fuzz;

    /**
     * @param known values that mean something as part of a path
     */
    HttpFuzz(Path document, URI base, List<String> known, long seed) throws IOException {
        this.api = YAML.readTree(document.toFile());
        this.base = base;
        this.known = known;
        this.random = new SplittableRandom(seed);
        this.fuzz = new Fuzz(random);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method ->
                                List.of("get", "post", "put", "delete", "patch").contains(method.getKey()))
                        .forEach(method -> operations.add(new Operation(
                                path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue()))));
        return operations;
    }

    /** A request to the operation; now and then by another method or with another media type. */
    HttpRequest request(Operation operation) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(operation));
        if (random.nextInt(10) == 0) {
            request.header("Accept", MEDIA_TYPES.get(random.nextInt(MEDIA_TYPES.size())));
        }
        String method = random.nextInt(20) == 0 ? "DELETE" : operation.method();
        if (operation.method().equals("GET")) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        String type =
                random.nextInt(10) == 0 ? MEDIA_TYPES.get(random.nextInt(MEDIA_TYPES.size())) : "application/json";
        return request.header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body(operation)))
                .build();
    }

    private URI address(Operation operation) {
        StringBuilder address = new StringBuilder();
        for (String part : operation.path().substring(1).split("/")) {
            address.append('/').append(part.startsWith("{") ? encoded(pathValue()) : part);
        }
        String separator = "?";
        for (JsonNode parameter : operation.document().path("parameters")) {
            if (parameter.path("in").asText().equals("query") && random.nextBoolean()) {
                address.append(separator)
                        .append(encoded(parameter.path("name").asText()))
                        .append('=')
                        .append(encoded(random.nextBoolean() ? fuzz.text() : Integer.toString(random.nextInt())));
                separator = "&";
            }
        }
        return base.resolve(address.toString());
    }

    private String pathValue() {
        String value = random.nextBoolean() ? known.get(random.nextInt(known.size())) : fuzz.text();
        return value.isEmpty() ? "x" : value;
    }

    private byte[] body(Operation operation) throws IOException {
        JsonNode schema = operation.document().at("/requestBody/content/application~1json/schema");
        return switch (random.nextInt(6)) {
            case 0 -> Fuzz.nonsense().get(random.nextInt(Fuzz.nonsense().size()));
            case 1 -> fuzz.changed(JSON.writeValueAsBytes(valid(schema, 0)));
            case 2 -> JSON.writeValueAsBytes(valid(schema, 0));
            default -> JSON.writeValueAsBytes(fuzz.changed(valid(schema, 0)));
        };
    }

    /** What the schema asks for, as far as its kinds go. */
    private JsonNode valid(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return valid(api.at(schema.path("$ref").asText().substring(1)), depth);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> JSON.getNodeFactory().numberNode(random.nextInt(100));
            case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            default ->
                JSON.getNodeFactory()
                        .textNode(random.nextInt(3) == 0 ? fuzz.text() : known.get(random.nextInt(known.size())));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.createObjectNode();
        if (depth < DEEPEST) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), valid(property.getValue(), depth + 1)));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.createArrayNode();
        for (int i = random.nextInt(3); i > 0 && depth < DEEPEST; i--) {
            array.add(valid(schema.path("items"), depth + 1));
        }
        return array;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
