package dev.onoma.naming;

import dev.onoma.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a mapping file: which object is to be called what, and nothing else (requirement R20).
 *
 * <pre>
 * tables: {document_types: doc_types}
 * columns: {documents.document_type_id: doc_type_id}
 * indexes: {idx_document_types_name: idx_doc_types_name}
 * </pre>
 *
 * The sections are tables (views too), columns, constraints, indexes, sequences and types; the schema is {@code public} where
 * none is written. {@code old-name-uses} means what it means in a standard file.
 */
public final class MappingReader {

    private MappingReader() {}

    /**
     * @param fileName for messages
     * @param yaml the text of the file
     * @throws InvalidStandard with line and column when it is no YAML, has an unknown section, a name that is too long, one that
     *     two objects are to get, or one that its object has already
     */
    public static Mapping read(String fileName, String yaml) {
        YamlFile file = new YamlFile(fileName);
        NamesReader reader = new NamesReader(file);
        List<YamlFile.Entry> sections = new ArrayList<>();
        OldNameUses oldNameUses = OldNameUses.SAMPLE;
        for (YamlFile.Entry entry : file.entries(yaml)) {
            if (entry.name().equals(OldNameUses.KEY)) {
                oldNameUses = file.word(entry.value(), OldNameUses.KEY, List.of(OldNameUses.values()));
            } else {
                sections.add(entry);
            }
        }
        List<NamesReader.Given> names = reader.renames(sections);
        reader.requireUnique(names);
        Map<String, NamesReader.Given> targets = new HashMap<>();
        for (NamesReader.Given given : names) {
            requireChange(file, given);
            NamesReader.Given first = targets.putIfAbsent(target(given), given);
            if (first != null) {
                throw file.error(
                        given.where(),
                        "\"%s\" is to be called %s, and so is \"%s\" in line %d"
                                .formatted(
                                        given.where().getValue(),
                                        given.name(),
                                        first.where().getValue(),
                                        first.line()),
                        "Give one of them another name.");
            }
        }
        return new Mapping(fileName, names, oldNameUses);
    }

    private static void requireChange(YamlFile file, NamesReader.Given given) {
        if (given.isKept()) {
            throw file.error(
                    given.where(),
                    "\"%s\" is to be called %s, which it is called already"
                            .formatted(given.where().getValue(), given.name()),
                    "Remove the line, or give it another name.");
        }
    }

    private static String target(NamesReader.Given given) {
        QualifiedName container = given.path().container();
        String within = given.section().ofTable()
                ? container.toString()
                : container.schema().sql();
        return given.section() + " " + within + " " + given.name().sql();
    }
}
