package dev.onoma.catalog;

import java.util.SortedMap;

/** Writes every object of a snapshot as one line, its links resolved to the names of the moment. */
final class DescriptionWriter {

    private DescriptionWriter() {}

    /**
     * @param expressions whether texts of expressions, which change their wording with renames, are part of it
     */
    static SortedMap<String, String> write(Snapshot snapshot, boolean expressions) {
        Lines lines = new Lines(new ObjectNames(snapshot.contents()), expressions);
        new RelationLines(lines).write(snapshot.contents());
        new OwnObjectLines(lines).write(snapshot.contents());
        new SurroundingsLines(lines).write(snapshot.contents());
        return lines.byObject();
    }
}
