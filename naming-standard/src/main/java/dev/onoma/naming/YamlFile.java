package dev.onoma.naming;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file as nodes that know their line and column. Nothing is constructed from it, so that no tag in a file runs code; and
 * scalars are taken as they are written, so that {@code off} and {@code no} are words.
 */
final class YamlFile {

    /** A key with its value. */
    record Entry(ScalarNode key, Node value) {
        String name() {
            return key.getValue();
        }
    }

    private final String name;

    YamlFile(String name) {
        this.name = name;
    }

    /** The entries of the file; none where it is empty or holds only comments. */
    List<Entry> entries(String yaml) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            return root == null ? List.of() : entries(root, "the file");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new InvalidStandard(
                    name,
                    mark.getLine() + 1,
                    mark.getColumn() + 1,
                    "this is no YAML: " + e.getProblem(),
                    "Mend the syntax.");
        } catch (YAMLException e) {
            throw new InvalidStandard(name, 1, 1, "this is no YAML: " + e.getMessage(), "Mend the syntax.");
        }
    }

    /** The entries of a mapping; none where nothing is written after the colon. */
    List<Entry> entries(Node node, String what) {
        if (isEmpty(node)) {
            return List.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            throw error(
                    node,
                    "%s has to be a mapping, and this is %s".formatted(what, kind(node)),
                    "Write \"key: value\" lines.");
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw error(tuple.getKeyNode(), "a key has to be a text", "Write \"key: value\" lines.");
            }
            if (!seen.add(key.getValue())) {
                throw error(key, "\"%s\" is there twice".formatted(key.getValue()), "Keep one of them.");
            }
            entries.add(new Entry(key, tuple.getValueNode()));
        }
        return entries;
    }

    /** The texts of a list. */
    List<ScalarNode> texts(Node node, String what) {
        if (isEmpty(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw error(node, "%s has to be a list, and this is %s".formatted(what, kind(node)), "Write [one, two].");
        }
        List<ScalarNode> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            texts.add(text(item, "an item of " + what));
        }
        return texts;
    }

    /** A text, a number or a word as it is written. */
    ScalarNode text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !isEmpty(node)) {
            return scalar;
        }
        throw error(node, "%s has to be a text, and this is %s".formatted(what, kind(node)), "Write one word or name.");
    }

    /** One of the words of an enum, written in small letters. */
    <E extends Enum<E>> E word(Node node, String what, List<E> allowed) {
        String text = text(node, what).getValue();
        List<String> words = allowed.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(text);
        if (index < 0) {
            throw unknown(node, "\"%s\" is no value of %s".formatted(text, what), text, words);
        }
        return allowed.get(index);
    }

    InvalidStandard unknown(Node node, String problem, String found, List<String> allowed) {
        String nearest = Nearest.to(found, allowed).stream()
                .findFirst()
                .map(word -> "Did you mean \"" + word + "\"? ")
                .orElse("");
        return error(node, problem, nearest + "Allowed: " + String.join(", ", allowed) + ".");
    }

    InvalidStandard error(Node node, String problem, String allowed) {
        return new InvalidStandard(name, line(node), node.getStartMark().getColumn() + 1, problem, allowed);
    }

    /** For messages: the file and line of a node. */
    String place(Node node) {
        return name + ", line " + line(node);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static boolean isEmpty(@Nullable Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.NULL)
                && (scalar.getValue().isEmpty() || scalar.getValue().equals("~"));
    }

    private static String kind(Node node) {
        if (isEmpty(node)) {
            return "empty";
        }
        return switch (node.getNodeId()) {
            case scalar -> "a text";
            case sequence -> "a list";
            case mapping -> "a mapping";
            case anchor -> "an anchor";
        };
    }
}
