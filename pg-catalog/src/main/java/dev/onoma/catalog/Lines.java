package dev.onoma.catalog;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the lines of a description gather.
 *
 * @param expressions whether texts of expressions are part of them
 * @param byObject kind and name of an object → everything about it
 */
record Lines(ObjectNames names, boolean expressions, SortedMap<String, String> byObject) {

    Lines(ObjectNames names, boolean expressions) {
        this(names, expressions, new TreeMap<>());
    }

    /** Objects of one name (overloaded routines in the shape) share a line, sorted, whatever their OIDs are. */
    void put(String kind, String name, Line text) {
        byObject.merge(
                kind + " " + name,
                text.toString(),
                (one, other) ->
                        Stream.concat(one.lines(), other.lines()).sorted().collect(Collectors.joining("\n")));
    }

    /** A type by its name of the moment; in the shape a row type by its OID, since its name is that of a relation. */
    String type(TypeName type) {
        return expressions ? names.type(type) : names.typeOrOid(type);
    }

    Line line() {
        return new Line(expressions);
    }

    /** The entries of an access-control list, sorted. */
    static List<String> grants(List<Grant> grants) {
        return grants.stream()
                .map(g -> g.granteeSql() + "=" + g.privilege() + (g.grantable() ? "*" : "") + "/"
                        + g.grantor().sql())
                .sorted()
                .toList();
    }
}
