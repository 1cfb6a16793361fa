package dev.onoma.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes bytes that are nearly, or not at all, what somebody expects. */
final class Fuzz {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEP = 50_000;

    private final RandomGenerator random;

    Fuzz(RandomGenerator random) {
        this.random = random;
    }

    /** What no JSON of anything is. */
    static List<byte[]> nonsense() {
        return List.of(
                bytes(""),
                bytes(" "),
                bytes("null"),
                bytes("true"),
                bytes("[]"),
                bytes("{}"),
                bytes("\"text\""),
                bytes("1e999999"),
                bytes("-"),
                bytes("{\"command\":\"apply-step\"}"),
                bytes("{\"command\":\"drop-database\",\"event\":\"step-applied\",\"alert\":\"alert-raised\"}"),
                bytes("{\"command\":{\"$type\":\"java.lang.ProcessBuilder\"},\"@class\":\"java.net.URL\"}"),
                bytes("{\"a\":" + "9".repeat(5_000) + "}"),
                bytes("[".repeat(DEEP)),
                bytes("{\"run\":".repeat(DEEP)),
                bytes("<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0, (byte) 0xc0, (byte) 0x80},
                new byte[1_000]);
    }

    /** The message with something in it changed. */
    byte[] changed(byte[] genuine) throws IOException {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(genuine, random.nextInt(genuine.length));
            case 1 -> flipped(genuine);
            default -> JSON.writeValueAsBytes(changed(JSON.readTree(genuine)));
        };
    }

    /** The document with one value in it made another one, of another kind perhaps. */
    JsonNode changed(JsonNode document) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(document, objects);
        if (objects.isEmpty()) {
            return value();
        }
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "more" : names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, value());
        }
        return document;
    }

    JsonNode value() {
        return switch (random.nextInt(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.getNodeFactory().numberNode(random.nextLong());
            case 2 -> JSON.getNodeFactory().numberNode(BigInteger.TEN.pow(300));
            case 3 -> JSON.getNodeFactory().numberNode(-0.5);
            case 4 -> JSON.createArrayNode();
            case 5 -> JSON.createArrayNode().add(JSON.nullNode()).add(JSON.createArrayNode());
            case 6 -> JSON.createObjectNode();
            case 7 -> JSON.getNodeFactory().textNode("x".repeat(random.nextInt(20_000)));
            default -> JSON.getNodeFactory().textNode(text());
        };
    }

    String text() {
        List<String> texts = List.of(
                "",
                " ",
                "\u0000",
                "\n\r\t\u001b[31m",
                "'; DROP TABLE x; --",
                "../../../../etc/passwd",
                "..",
                "%2e%2e%2f",
                "%00",
                "${jndi:ldap://localhost/x}",
                "#{7*7}",
                "{{7*7}}",
                "<script>alert(1)</script>",
                "\u202e\u200b🦊",
                "\ud800",
                "plan-0123456789abcdef",
                "run-00000001",
                "9223372036854775808",
                "-1",
                "*",
                "a".repeat(3_000));
        return texts.get(random.nextInt(texts.size()));
    }

    private byte[] flipped(byte[] genuine) {
        byte[] flipped = genuine.clone();
        for (int i = random.nextInt(3); i >= 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
