package dev.onoma.validator.baseline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may do what: the rights that roles have in the end, by ownership, grants, PUBLIC and membership. */
public final class Privileges {

    /** Column number of the relation as a whole. */
    static final int WHOLE = 0;

    private final List<Held> held;
    private final Map<Long, Map<Integer, Map<String, Set<String>>>> byRelation = new HashMap<>();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Privileges(List<Held> held) {
        this.held = List.copyOf(held);
        for (Held entry : held) {
            byRelation
                    .computeIfAbsent(entry.relation(), oid -> new HashMap<>())
                    .computeIfAbsent(entry.column(), number -> new HashMap<>())
                    .put(entry.role(), Set.copyOf(List.of(entry.privileges().split(" "))));
        }
    }

    /**
     * What one role has.
     *
     * @param relation OID
     * @param column attribute number where the column has grants of its own, otherwise 0
     * @param role its name; {@code public} stands for everybody
     * @param privileges keywords of GRANT, with blanks between; never none
     */
    public record Held(long relation, int column, String role, String privileges) {}

    @JsonValue
    public List<Held> held() {
        return held;
    }

    /** All roles that have any right on the relation or one of its columns, sorted. */
    public Set<String> roles(long relation) {
        Set<String> roles = new TreeSet<>();
        of(relation).values().forEach(byRole -> roles.addAll(byRole.keySet()));
        return roles;
    }

    /** What the role may do with the whole relation. */
    public Set<String> on(long relation, String role) {
        return of(relation).getOrDefault(WHOLE, Map.of()).getOrDefault(role, Set.of());
    }

    /** What the role may do with the column, rights on the whole relation included. */
    public Set<String> on(long relation, int column, String role) {
        Map<String, Set<String>> own = of(relation).get(column);
        return own == null ? on(relation, role) : own.getOrDefault(role, Set.of());
    }

    /** The columns that have grants of their own. */
    public Set<Integer> columnsWithGrants(long relation) {
        Set<Integer> columns = new TreeSet<>(of(relation).keySet());
        columns.remove(WHOLE);
        return columns;
    }

    private Map<Integer, Map<String, Set<String>>> of(long relation) {
        return byRelation.getOrDefault(relation, Collections.emptyMap());
    }
}
