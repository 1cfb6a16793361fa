package dev.onoma.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a new schema breaks: services of two versions run side by side while one is replaced, and the log keeps the old messages for
 * ever. Optional properties, further kinds and further words of an enumeration may come; nothing may go or mean something else.
 */
final class SchemaChanges {

    private final List<String> broken = new ArrayList<>();

    private SchemaChanges() {}

    static List<String> broken(JsonNode before, JsonNode after) {
        SchemaChanges changes = new SchemaChanges();
        changes.compare("", before, after);
        return changes.broken;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        before.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode was = entry.getValue();
            JsonNode is = after.path(key);
            switch (key) {
                case "properties", "$defs" -> members(path, was, is);
                case "required" -> {}
                case "oneOf", "enum" -> words(path, was, is);
                case "items", "additionalProperties" -> compare(path + "[]", was, is);
                default -> {
                    if (!was.equals(is)) {
                        broken.add("%s: %s was %s and is %s".formatted(path, key, was, is));
                    }
                }
            }
        });
        Set<JsonNode> demanded = elements(after.path("required"));
        demanded.removeAll(elements(before.path("required")));
        demanded.forEach(name -> broken.add("%s/%s is required now".formatted(path, name.asText())));
    }

    private void members(String path, JsonNode was, JsonNode is) {
        was.properties().forEach(entry -> {
            String member = path + "/" + entry.getKey();
            if (is.has(entry.getKey())) {
                compare(member, entry.getValue(), is.get(entry.getKey()));
            } else {
                broken.add(member + " is gone");
            }
        });
    }

    private void words(String path, JsonNode was, JsonNode is) {
        Set<JsonNode> gone = elements(was);
        gone.removeAll(elements(is));
        gone.forEach(word -> broken.add("%s: %s is gone".formatted(path, word)));
    }

    private static Set<JsonNode> elements(JsonNode array) {
        Set<JsonNode> elements = new HashSet<>();
        array.forEach(elements::add);
        return elements;
    }
}
