package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads names that are given by hand: {@code tables: {document_types: doc_types}} and the other sections. */
final class NamesReader {

    /** A name given by hand, with its place in the file. */
    record Given(Section section, ObjectPath path, Identifier name, ScalarNode where) {

        int line() {
            return where.getStartMark().getLine() + 1;
        }

        /** Whether it is the name that the object has already. */
        boolean isKept() {
            return name.equals(path.name());
        }
    }

    private final YamlFile file;

    NamesReader(YamlFile file) {
        this.file = file;
    }

    /** Reads {@code section: {object: name}}. */
    List<Given> renames(List<YamlFile.Entry> sections) {
        List<Given> all = new ArrayList<>();
        for (YamlFile.Entry entry : sections) {
            Section section = section(entry);
            for (YamlFile.Entry rename : file.entries(entry.value(), section.key())) {
                ScalarNode name = file.text(rename.value(), "the new name of " + rename.name());
                all.add(new Given(section, path(rename.key(), section), identifier(name), rename.key()));
            }
        }
        return all;
    }

    /** Reads {@code section: [object, object]}: each keeps its name. */
    List<Given> kept(List<YamlFile.Entry> sections) {
        List<Given> all = new ArrayList<>();
        for (YamlFile.Entry entry : sections) {
            Section section = section(entry);
            for (ScalarNode object : file.texts(entry.value(), section.key())) {
                ObjectPath path = path(object, section);
                all.add(new Given(section, path, path.name(), object));
            }
        }
        return all;
    }

    /**
     * Makes sure that no object is named twice.
     *
     * @throws InvalidStandard with the place of the second
     */
    void requireUnique(List<Given> names) {
        Map<String, Given> seen = new HashMap<>();
        for (Given given : names) {
            Given first = seen.putIfAbsent(given.section() + " " + given.path(), given);
            if (first != null) {
                throw file.error(
                        given.where(),
                        "\"%s\" of %s is already named in line %d"
                                .formatted(
                                        given.where().getValue(),
                                        given.section().key(),
                                        first.line()),
                        "Keep one of them.");
            }
        }
    }

    /**
     * Makes sure that no new name begins with a schema: a name may hold a dot, but an object stays in its own schema.
     *
     * @param schemas those that are known beside the ones that the names themselves tell of
     * @throws InvalidStandard with the place of the first that does
     */
    void requireNoSchema(List<Given> names, List<Identifier> schemas) {
        Stream<String> told =
                names.stream().map(given -> given.path().container().schema().value());
        List<String> prefixes = Stream.of(
                        schemas.stream().map(Identifier::value), told, Stream.of(ObjectPath.DEFAULT_SCHEMA))
                .flatMap(all -> all)
                .distinct()
                .map(schema -> schema + ".")
                .toList();
        for (Given given : names) {
            String name = given.name().value();
            for (String prefix : prefixes) {
                if (name.startsWith(prefix) && !given.isKept()) {
                    throw file.error(
                            given.where(),
                            "the new name \"%s\" of \"%s\" names a schema, and it stays in its own"
                                    .formatted(given.name(), given.where().getValue()),
                            "Say \"%s\".".formatted(Literal.printable(name.substring(prefix.length()))));
                }
            }
        }
    }

    /** The names as maps. */
    static Renames collect(List<Given> names) {
        SortedMap<QualifiedName, Identifier> relations = new TreeMap<>();
        SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> columns = new TreeMap<>();
        SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> constraints = new TreeMap<>();
        SortedMap<QualifiedName, Identifier> indexes = new TreeMap<>();
        SortedMap<QualifiedName, Identifier> sequences = new TreeMap<>();
        SortedMap<QualifiedName, Identifier> types = new TreeMap<>();
        for (Given given : names) {
            switch (given.section()) {
                case TABLES -> relations.put(given.path().container(), given.name());
                case COLUMNS -> put(columns, given);
                case CONSTRAINTS -> put(constraints, given);
                case INDEXES -> indexes.put(given.path().container(), given.name());
                case SEQUENCES -> sequences.put(given.path().container(), given.name());
                case TYPES -> types.put(given.path().container(), given.name());
            }
        }
        return new Renames(relations, columns, constraints, indexes, sequences, types);
    }

    private static void put(SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> parts, Given given) {
        @Nullable Identifier part = given.path().part();
        if (part != null) {
            parts.computeIfAbsent(given.path().container(), table -> new TreeMap<>())
                    .put(part, given.name());
        }
    }

    private Section section(YamlFile.Entry entry) {
        int index = Section.keys().indexOf(entry.name());
        if (index < 0) {
            throw file.unknown(entry.key(), "unknown key \"%s\"".formatted(entry.name()), entry.name(), Section.keys());
        }
        return Section.values()[index];
    }

    private ObjectPath path(ScalarNode node, Section section) {
        try {
            return ObjectPath.parse(node.getValue(), section);
        } catch (IllegalArgumentException e) {
            String form = section.ofTable() ? "table.part or schema.table.part" : "name or schema.name";
            throw file.error(node, sentence(e), "Write %s, a part with a dot in double quotes.".formatted(form));
        }
    }

    private Identifier identifier(Node node) {
        String name = file.text(node, "a name").getValue();
        try {
            return Identifier.of(name);
        } catch (IllegalArgumentException e) {
            throw file.error(node, sentence(e), "Allowed: 1 to %d bytes.".formatted(Identifier.MAX_BYTES));
        }
    }

    /** A message without the full stop at its end. */
    private static String sentence(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
