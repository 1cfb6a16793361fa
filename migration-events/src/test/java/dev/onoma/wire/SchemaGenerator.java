package dev.onoma.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema (2020-12) of a record: what {@link Json} makes of it. */
final class SchemaGenerator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();
    private final Map<String, Class<?>> named = new LinkedHashMap<>();

    private SchemaGenerator() {}

    /** The schema of one kind of message. */
    static ObjectNode of(String path, Class<?> kind) {
        SchemaGenerator generator = new SchemaGenerator();
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:onoma:schema:" + path.replace('/', ':').replace(".json", ""));
        schema.setAll(generator.object(kind, discriminator(kind)));
        if (!generator.definitions.isEmpty()) {
            ObjectNode definitions = schema.putObject("$defs");
            generator.definitions.forEach(definitions::set);
        }
        return schema;
    }

    /** The property that tells a sealed interface's records apart, and this record's name. */
    private record Discriminator(String property, String name) {}

    private static @Nullable Discriminator discriminator(Class<?> kind) {
        return supertypes(kind)
                .filter(type -> type.isAnnotationPresent(JsonTypeInfo.class))
                .flatMap(family -> Stream.of(
                                family.getAnnotation(JsonSubTypes.class).value())
                        .filter(sub -> sub.value() == kind)
                        .map(sub -> new Discriminator(
                                family.getAnnotation(JsonTypeInfo.class).property(), sub.name())))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.of(type.getInterfaces()).flatMap(i -> Stream.concat(Stream.of(i), supertypes(i)));
    }

    private ObjectNode object(Class<?> kind, @Nullable Discriminator discriminator) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        if (discriminator != null) {
            properties.putObject(discriminator.property()).put("const", discriminator.name());
            required.add(discriminator.property());
        }
        for (RecordComponent component : kind.getRecordComponents()) {
            properties.set(component.getName(), value(component.getGenericType()));
            if (isRequired(kind, component)) {
                required.add(component.getName());
            }
        }
        schema.set("required", required);
        return schema;
    }

    private static boolean isRequired(Class<?> kind, RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !leavesOutEmpty(component.getAccessor())
                && !leavesOutEmpty(kind);
    }

    private static boolean leavesOutEmpty(AnnotatedElement element) {
        JsonInclude include = element.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Map.class
                    ? NODES.objectNode().put("type", "object").set("additionalProperties", value(last))
                    : NODES.objectNode().put("type", "array").set("items", value(last));
        }
        Class<?> kind = (Class<?>) type;
        if (kind.isEnum()) {
            ArrayNode names = NODES.arrayNode();
            Stream.of(kind.getEnumConstants()).forEach(constant -> names.add(constant.toString()));
            return NODES.objectNode().put("type", "string").set("enum", names);
        }
        if (kind.isRecord()) {
            RecordComponent[] components = kind.getRecordComponents();
            return components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class)
                    ? value(components[0].getGenericType())
                    : reference(kind);
        }
        return kind.isSealed() ? reference(kind) : simple(kind);
    }

    private static ObjectNode simple(Class<?> kind) {
        ObjectNode node = NODES.objectNode();
        return switch (kind.getName()) {
            case "int", "long", "java.lang.Integer", "java.lang.Long" -> node.put("type", "integer");
            case "double", "java.lang.Double" -> node.put("type", "number");
            case "boolean" -> node.put("type", "boolean");
            case "java.lang.String" -> node.put("type", "string");
            case "java.time.Instant" -> node.put("type", "string").put("format", "date-time");
            default -> throw new IllegalStateException("No schema of " + kind + ": teach this class to write one.");
        };
    }

    private ObjectNode reference(Class<?> kind) {
        String name =
                kind.getName().substring(kind.getPackageName().length() + 1).replace('$', '.');
        Class<?> other = named.putIfAbsent(name, kind);
        if (other == null) {
            // The name first: a definition may refer to itself.
            definitions.put(name, NODES.objectNode());
            definitions.put(name, kind.isRecord() ? object(kind, discriminator(kind)) : choice(kind));
        } else if (other != kind) {
            throw new IllegalStateException(kind + " and " + other + " have the same name.");
        }
        return NODES.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode choice(Class<?> family) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode kinds = schema.putArray("oneOf");
        List.of(family.getAnnotation(JsonSubTypes.class).value()).forEach(sub -> kinds.add(reference(sub.value())));
        return schema;
    }
}
