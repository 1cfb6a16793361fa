package dev.onoma.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A snapshot as text, one line an object, sorted, without OIDs: what fingerprints and differences are made of.
 *
 * @param lines object → everything about it
 */
public record Description(SortedMap<String, String> lines) {

    /** Everything, the texts that PostgreSQL makes out of stored expressions included: equal only when nothing changed at all. */
    public static Description full(Snapshot snapshot) {
        return new Description(DescriptionWriter.write(snapshot, true));
    }

    /**
     * Names, kinds, types, rights and links, but no text of an expression or body, since those change their wording with every
     * rename: what a plan can predict.
     */
    public static Description shape(Snapshot snapshot) {
        return new Description(DescriptionWriter.write(snapshot, false));
    }

    /** What another description has otherwise, sorted by object. */
    public List<Difference> differencesTo(Description actual) {
        SortedMap<String, String> all = new TreeMap<>(lines);
        all.putAll(actual.lines);
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<String, String> entry : all.entrySet()) {
            String expected = lines.get(entry.getKey());
            String found = actual.lines.get(entry.getKey());
            if (!Objects.equals(expected, found)) {
                differences.add(new Difference(entry.getKey(), expected, found));
            }
        }
        return differences;
    }
}
