package dev.onoma.plan.step;

import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies access rights to a new object. Grants name the owner only where the owner does not have every right; a new object gives its
 * owner all of them.
 */
final class Rights {

    private static final List<String> OF_RELATIONS =
            List.of("INSERT", "SELECT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");
    private static final int WITH_MAINTAIN = 170000;

    private Rights() {}

    /** Takes away what default privileges gave, and the owner's own where the original's owner lacks some. */
    static String revoke(String object, Identifier owner, List<String> byDefault, List<Grant> grants) {
        Set<String> roles = new LinkedHashSet<>(byDefault);
        if (grants.stream().anyMatch(g -> owner.equals(g.grantee()))) {
            roles.add(owner.sql());
        }
        return roles.isEmpty() ? "" : "REVOKE ALL ON " + object + " FROM " + String.join(", ", roles) + ";\n";
    }

    static String grant(String object, List<Grant> grants) {
        Map<String, List<Grant>> byGrantee = new LinkedHashMap<>();
        for (Grant grant : grants) {
            String clause = grant.granteeSql() + (grant.grantable() ? " WITH GRANT OPTION" : "");
            byGrantee.computeIfAbsent(clause, key -> new ArrayList<>()).add(grant);
        }
        return byGrantee.entrySet().stream()
                .map(e -> "GRANT " + privileges(e.getValue()) + " ON " + object + " TO " + e.getKey() + ";\n")
                .collect(joining());
    }

    static String grantColumns(QualifiedName relation, List<Identifier> columns, Grant grant) {
        return "GRANT " + grant.privilege() + " ("
                + columns.stream().map(Identifier::sql).collect(joining(", ")) + ") ON TABLE " + relation.sql() + " TO "
                + grant.granteeSql() + (grant.grantable() ? " WITH GRANT OPTION" : "") + ";\n";
    }

    /** The rights a relation has once the statements above were run. */
    static List<Grant> ofRelation(Identifier owner, List<Grant> grants, int serverVersion) {
        Stream<String> all = serverVersion >= WITH_MAINTAIN
                ? Stream.concat(OF_RELATIONS.stream(), Stream.of("MAINTAIN"))
                : OF_RELATIONS.stream();
        return withOwner(owner, grants, all);
    }

    /** The rights a type or function has once the statements above were run. */
    static List<Grant> withOwner(Identifier owner, List<Grant> grants, Stream<String> all) {
        if (grants.stream().anyMatch(g -> owner.equals(g.grantee()))) {
            return grants;
        }
        return Stream.concat(all.map(p -> new Grant(owner, owner, p, false)), grants.stream())
                .toList();
    }

    private static String privileges(List<Grant> grants) {
        return grants.stream().map(Grant::privilege).collect(joining(", "));
    }
}
