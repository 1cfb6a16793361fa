package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.naming.rules.RuleKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads a standard file. What it does not say is as in {@code default-standard.yaml}: lists and mappings add to it, single
 * values take its place.
 */
public final class StandardReader {

    private static final String DEFAULT_FILE = "default-standard.yaml";
    private static final List<String> KEYS = List.of(
            "schemas",
            "exclusions",
            "rules",
            "reserved-words",
            "words",
            "timestamps",
            "boolean-verbs",
            "collective-words",
            "unique-index-prefix",
            "foreign-key-without-id",
            "digit-prefix",
            OldNameUses.KEY,
            "overrides",
            "keep");
    private static final List<String> WORD_KEYS = List.of("acronyms", "irregular", "uncountable", "plural", "singular");

    /** Loaded on first use; it is part of this module, and a fault in it is a bug. */
    private static final class Defaults {
        static final Standard STANDARD = new StandardReader(DEFAULT_FILE, new StandardDraft()).standard(resource());

        private static String resource() {
            try (InputStream in = StandardReader.class.getResourceAsStream(DEFAULT_FILE)) {
                return new String(Objects.requireNonNull(in, DEFAULT_FILE).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final YamlFile file;
    private final StandardDraft draft;

    private StandardReader(String fileName, StandardDraft draft) {
        file = new YamlFile(fileName);
        this.draft = draft;
    }

    /**
     * @param fileName for messages
     * @param yaml the text of the file
     * @throws InvalidStandard with line and column when it is no YAML, or has an unknown key or a bad value
     */
    public static Standard read(String fileName, String yaml) {
        return new StandardReader(fileName, new StandardDraft(Defaults.STANDARD)).standard(yaml);
    }

    static Standard defaults() {
        return Defaults.STANDARD;
    }

    private Standard standard(String yaml) {
        for (YamlFile.Entry entry : file.entries(yaml)) {
            key(entry, entry.value());
        }
        NamesReader reader = new NamesReader(file);
        reader.requireUnique(draft.names);
        reader.requireNoSchema(draft.names, draft.schemas);
        return draft.standard();
    }

    private void key(YamlFile.Entry entry, Node value) {
        String key = entry.name();
        switch (key) {
            case "schemas" ->
                draft.schemas =
                        file.texts(value, key).stream().map(this::identifier).toList();
            case "exclusions" ->
                file.texts(value, key).forEach(t -> draft.exclusions.add(NamePattern.of(t.getValue())));
            case "rules" -> file.entries(value, key).forEach(this::rule);
            case "reserved-words" -> draft.reservedWords = file.word(value, key, List.of(ReservedWords.values()));
            case "words" -> file.entries(value, key).forEach(this::words);
            case "timestamps" -> file.entries(value, key).forEach(this::timestamp);
            case "boolean-verbs" -> file.texts(value, key).forEach(t -> draft.booleanVerbs.add(t.getValue()));
            case "collective-words" -> file.texts(value, key).forEach(t -> draft.collectives.add(t.getValue()));
            case "unique-index-prefix" -> draft.uniqueIndexPrefix = oneOf(value, key, List.of("uq", "idx"));
            case "foreign-key-without-id" ->
                draft.appendId = oneOf(value, key, List.of("warn", "append")).equals("append");
            case "digit-prefix" -> draft.digitPrefix = digitPrefix(value, key);
            case OldNameUses.KEY -> draft.oldNameUses = file.word(value, key, List.of(OldNameUses.values()));
            case "overrides" -> draft.names.addAll(new NamesReader(file).renames(file.entries(value, key)));
            case "keep" -> draft.names.addAll(new NamesReader(file).kept(file.entries(value, key)));
            default -> throw file.unknown(entry.key(), "unknown key \"%s\"".formatted(key), key, KEYS);
        }
    }

    private void rule(YamlFile.Entry entry) {
        List<RuleKey> keys = List.of(RuleKey.values());
        List<String> names = keys.stream().map(RuleKey::key).toList();
        int index = names.indexOf(entry.name());
        if (index < 0) {
            throw file.unknown(entry.key(), "unknown rule \"%s\"".formatted(entry.name()), entry.name(), names);
        }
        RuleKey rule = keys.get(index);
        List<Mode> modes = rule.onlyWarns() ? List.of(Mode.OFF, Mode.WARN) : Arrays.asList(Mode.values());
        draft.modes.put(rule, file.word(entry.value(), entry.name(), modes));
    }

    private void words(YamlFile.Entry entry) {
        Node value = entry.value();
        String key = entry.name();
        switch (key) {
            case "acronyms" -> file.texts(value, key).forEach(t -> draft.acronyms.add(t.getValue()));
            case "irregular" ->
                pairs(value, key).forEach(e -> draft.irregular.put(e.name(), word(e.value(), e.name())));
            case "uncountable" -> file.texts(value, key).forEach(t -> draft.uncountable.add(word(t, key)));
            case "plural" -> pairs(value, key).forEach(e -> draft.plurals.put(e.name(), word(e.value(), e.name())));
            case "singular" -> file.texts(value, key).forEach(t -> draft.singulars.add(word(t, key)));
            default -> throw file.unknown(entry.key(), "unknown key \"%s\"".formatted(key), key, WORD_KEYS);
        }
    }

    private List<YamlFile.Entry> pairs(Node value, String key) {
        List<YamlFile.Entry> entries = file.entries(value, key);
        entries.forEach(entry -> word(entry.key(), key));
        return entries;
    }

    private void timestamp(YamlFile.Entry entry) {
        String standard = word(entry.key(), "timestamps");
        file.texts(entry.value(), standard).forEach(other -> draft.timestamps.put(word(other, standard), standard));
    }

    private String word(Node node, String what) {
        String text = file.text(node, what).getValue();
        if (!text.matches("[\\p{Ll}0-9_]+")) {
            throw file.error(
                    node,
                    "\"%s\" is no word of %s".formatted(text, what),
                    "Allowed: small letters, digits, underscores.");
        }
        return text;
    }

    private String oneOf(Node node, String what, List<String> allowed) {
        String text = file.text(node, what).getValue();
        if (!allowed.contains(text)) {
            throw file.unknown(node, "\"%s\" is no value of %s".formatted(text, what), text, allowed);
        }
        return text;
    }

    private String digitPrefix(Node node, String what) {
        String text = file.text(node, what).getValue();
        if (!text.matches("decision|[a-z_][a-z0-9_]*")) {
            throw file.error(
                    node,
                    "\"%s\" is no value of %s".formatted(text, what),
                    "Allowed: decision, or small letters, digits and underscores that do not begin with a digit.");
        }
        return text.equals("decision") ? "" : text;
    }

    private Identifier identifier(ScalarNode node) {
        try {
            return Identifier.of(node.getValue());
        } catch (IllegalArgumentException e) {
            throw file.error(
                    node, "this is no name of a schema", "Allowed: 1 to %d bytes.".formatted(Identifier.MAX_BYTES));
        }
    }
}
