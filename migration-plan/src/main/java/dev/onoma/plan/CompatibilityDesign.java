package dev.onoma.plan;

import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.UserType;
import dev.onoma.plan.step.RelationRename.ColumnGrant;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what view can answer to a relation's old names without opening or closing anything to anybody. A view with the rights of
 * who asks keeps row security closed but checks every column; a view with the rights of its owner keeps column grants but opens row
 * security: where a table has both, there is no view to be had.
 */
final class CompatibilityDesign {

    private static final int WITH_SECURITY_INVOKER = 150000;
    private static final String STAND_IN = "__onoma";
    private static final int RELATION_PRIVILEGES = 7;

    private final Snapshot snapshot;
    private final Set<QualifiedName> taken;

    CompatibilityDesign(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.taken = new HashSet<>(snapshot.contents().takenNames());
        snapshot.relations().forEach(r -> taken.add(r.name()));
        snapshot.contents().types().values().forEach(t -> taken.add(t.name()));
        snapshot.contents().indexes().values().forEach(i -> taken.add(i.name()));
        snapshot.contents().sequences().values().forEach(s -> taken.add(s.name()));
    }

    /** Whether there is a view that keeps all promises. */
    sealed interface Verdict {}

    record Possible(CompatibilityView view) implements Verdict {}

    record Impossible(String reason) implements Verdict {}

    Verdict viewFor(Relation relation, boolean columnsChange) {
        boolean invokerKnown = snapshot.serverVersion() >= WITH_SECURITY_INVOKER;
        if (relation.rowSecurity() && relation.hasColumnGrants()) {
            return new Impossible("it has row security and grants on single columns, which no view can keep both;"
                    + " grant on the whole table instead, or exclude it");
        }
        if (relation.rowSecurity() && !invokerKnown) {
            return new Impossible(
                    "it has row security, and views of PostgreSQL 14 would open it to everybody who may read"
                            + " the view; upgrade to 15 or later, or exclude it");
        }
        if (relation.kind() == Relation.Kind.FOREIGN_TABLE) {
            String obstacle = foreignObstacle(relation, columnsChange);
            if (!obstacle.isEmpty()) {
                return new Impossible(obstacle);
            }
        }
        return new Possible(new CompatibilityView(
                relation.owner(),
                invokerKnown && !relation.hasColumnGrants(),
                grants(relation),
                columnGrants(relation),
                revoked(relation),
                relation.comment(),
                null));
    }

    /** A free name for a relation that steps aside for a bilingual view. */
    QualifiedName standIn(QualifiedName name) {
        String base = name.name().value();
        while (Identifier.bytes(base + STAND_IN) > Identifier.MAX_BYTES) {
            base = base.substring(0, base.offsetByCodePoints(base.length(), -1));
        }
        QualifiedName standIn = name.withName(Identifier.of(base + STAND_IN));
        for (int i = 2; !taken.add(standIn); i++) {
            String numbered = base + "_" + i + STAND_IN;
            standIn = name.withName(
                    Identifier.of(Identifier.bytes(numbered) > Identifier.MAX_BYTES ? "t" + i + STAND_IN : numbered));
        }
        return standIn;
    }

    /** The rights on a type that differ from what a new one has: usable by everybody. */
    static List<Grant> typeGrants(UserType type) {
        boolean open = type.grants().stream().anyMatch(g -> g.grantee() == null);
        boolean owned = type.grants().stream().anyMatch(g -> type.owner().equals(g.grantee()));
        return open && owned && type.grants().size() == 2 ? List.of() : fromOwner(type.owner(), type.grants());
    }

    private static String foreignObstacle(Relation relation, boolean columnsChange) {
        Relation.ForeignServer server = relation.foreignServer();
        String wrapper = server == null ? "" : server.wrapper().value();
        boolean remoteNamed = server != null && server.options().stream().anyMatch(o -> o.startsWith("table_name="));
        return switch (wrapper) {
            case "file_fdw" -> "";
            case "postgres_fdw" ->
                remoteNamed && !columnsChange
                        ? ""
                        : "it is a foreign table whose names are also those of the remote table; set the options table_name"
                                + " and column_name and rename it by hand, or exclude it";
            default ->
                "it is a foreign table of the wrapper " + wrapper
                        + ", which may use its names to find the data; exclude it";
        };
    }

    /** What others than the owner may do; the owner too where the owner may not do everything. */
    private static List<Grant> grants(Relation relation) {
        List<Grant> others = relation.grants().stream()
                .filter(g -> !relation.owner().equals(g.grantee()))
                .toList();
        long own = relation.grants().size() - others.size();
        return fromOwner(relation.owner(), own < RELATION_PRIVILEGES ? relation.grants() : others);
    }

    private static List<Grant> fromOwner(Identifier owner, List<Grant> grants) {
        return grants.stream()
                .map(g -> new Grant(owner, g.grantee(), g.privilege(), g.grantable()))
                .sorted(Comparator.comparing(Grant::granteeSql).thenComparing(Grant::privilege))
                .distinct()
                .toList();
    }

    private static List<ColumnGrant> columnGrants(Relation relation) {
        return relation.columns().stream()
                .flatMap(c -> fromOwner(relation.owner(), c.grants()).stream().map(g -> new ColumnGrant(c.name(), g)))
                .toList();
    }

    /** Everybody whom default privileges could give rights on the new view. */
    private List<String> revoked(Relation relation) {
        return snapshot.contents().defaultPrivileges().stream()
                .filter(p ->
                        p.schema() == null || p.schema().equals(relation.name().schema()))
                .map(p -> p.grant().granteeSql())
                .filter(grantee -> !grantee.equals(relation.owner().sql()))
                .distinct()
                .sorted()
                .toList();
    }
}
