package dev.onoma.monitor.drift;

import dev.onoma.catalog.Literal;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.monitor.cdc.Change.Ddl;
import dev.onoma.monitor.cdc.Change.DdlObject;
import dev.onoma.monitor.cdc.Change.Moment;
import dev.onoma.monitor.cdc.StreamedRelations.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says of DDL in the stream whether it is drift, without a look at the catalogue: a rename tells only the new name, so it is told by
 * the OID; what else changed, by the digest. It learns from what Onoma does. Pure, for one thread.
 */
public final class DdlJudge {

    private static final String ONOMA = "onoma.";

    private final PlanNames names;
    private final Map<Long, Known> known = new HashMap<>();

    /**
     * @param relations those of the plan as they are now
     */
    public DdlJudge(PlanNames names, Collection<Known> relations) {
        this.names = names;
        relations.forEach(relation -> known.put(relation.oid(), relation));
    }

    /** Onoma did this: it is how things have to be from here on. */
    public void learn(Ddl ddl) {
        for (DdlObject object : ddl.objects()) {
            if (!object.isRelation() || object.isColumn() || object.oid() == null || object.identity() == null) {
                continue;
            }
            if (ddl.moment() == Moment.DROP) {
                known.remove(object.oid());
            } else if (known.containsKey(object.oid())
                    || names.relation(object.identity()).isPresent()) {
                Known before = known.get(object.oid());
                String digest = object.digest() == null && before != null ? before.digest() : object.digest();
                known.put(
                        object.oid(),
                        new Known(object.oid(), object.identity(), digest, before == null ? -1 : before.rows()));
            }
        }
    }

    /** Somebody else did this. What cannot be said without the catalogue is none of these; a comparison has to find it. */
    public Collection<Drift> judge(Ddl ddl) {
        Map<String, Drift> drifts = new LinkedHashMap<>();
        for (DdlObject object : ddl.objects()) {
            Optional<Drift> drift = ddl.moment() == Moment.DROP ? dropped(ddl, object) : changed(ddl, object);
            drift.ifPresent(found -> drifts.merge(found.key(), found, DdlJudge::worse));
        }
        return drifts.values();
    }

    private Optional<Drift> dropped(Ddl ddl, DdlObject object) {
        String identity = String.valueOf(object.identity());
        Known relation = object.isRelation() ? known.get(object.oid()) : null;
        if (relation != null && !object.isColumn()) {
            known.remove(relation.oid());
            return Optional.of(drift(ddl, label(relation), Severity.CRITICAL, "there", "nothing", "was dropped"));
        }
        if (relation != null) {
            return Optional.of(drift(
                    ddl, label(relation), Severity.CRITICAL, "its columns", "without " + identity, "lost a column"));
        }
        if (object.isRelation()
                && !object.isColumn()
                && names.relation(identity).isPresent()) {
            // Gone before anybody could ask for its OID: the monitor was away.
            String label = TouchedObjects.label(names.relation(identity).get());
            return Optional.of(drift(ddl, label, Severity.CRITICAL, "there", "nothing", "was dropped"));
        }
        if (names.hasOther(object.type(), identity)) {
            return Optional.of(
                    drift(ddl, object.type() + " " + identity, Severity.CRITICAL, "there", "nothing", "was dropped"));
        }
        if (object.isRelation() && identity.startsWith(ONOMA)) {
            return Optional.of(
                    drift(ddl, "Onoma's own " + identity, Severity.CRITICAL, "there", "nothing", "was dropped"));
        }
        return part(ddl, object);
    }

    private Optional<Drift> changed(Ddl ddl, DdlObject object) {
        if (object.identity() == null) {
            return granted(ddl, object);
        }
        if (object.identity().startsWith(ONOMA)) {
            return Optional.empty();
        }
        if (!object.isRelation()) {
            return part(ddl, object);
        }
        Known relation = known.get(object.oid());
        if (relation == null) {
            return names.relation(object.identity())
                    .filter(name -> ddl.tag().startsWith("CREATE") || ddl.tag().startsWith("ALTER"))
                    .map(name -> drift(
                            ddl,
                            TouchedObjects.label(name),
                            Severity.CRITICAL,
                            "what the plan has there, or nothing",
                            "a new " + object.type(),
                            "bears a name of the plan and is none of it"));
        }
        return Optional.of(altered(ddl, relation, object));
    }

    /** GRANT and REVOKE tell no object, only its type. */
    private static Optional<Drift> granted(Ddl ddl, DdlObject object) {
        boolean rights = ddl.tag().equals("GRANT") || ddl.tag().equals("REVOKE");
        return rights
                ? Optional.of(drift(
                        ddl,
                        "rights on a " + object.type().toLowerCase(Locale.ROOT),
                        Severity.WARNING,
                        "as they were",
                        ddl.tag(),
                        "were changed"))
                : Optional.empty();
    }

    private Drift altered(Ddl ddl, Known relation, DdlObject object) {
        String identity = String.valueOf(object.identity());
        if (object.isColumn()) {
            boolean remark = ddl.tag().equals("COMMENT");
            return drift(
                    ddl,
                    label(relation),
                    remark ? Severity.WARNING : Severity.CRITICAL,
                    "its columns as they were",
                    "column " + identity,
                    remark ? "has another comment" : "has a renamed column");
        }
        if (!identity.equals(relation.identity())) {
            return drift(ddl, label(relation), Severity.CRITICAL, relation.identity(), identity, "was renamed");
        }
        if (object.digest() != null && !object.digest().equals(relation.digest())) {
            return drift(
                    ddl,
                    label(relation),
                    Severity.CRITICAL,
                    "its columns, definition, options and row security as they were",
                    "others",
                    "was changed");
        }
        return drift(ddl, label(relation), Severity.WARNING, "as it was", ddl.tag(), "was altered");
    }

    /** Triggers, policies, constraints and rules are called {@code NAME on TABLE}. */
    private Optional<Drift> part(Ddl ddl, DdlObject object) {
        String identity = String.valueOf(object.identity());
        int on = identity.lastIndexOf(" on ");
        return on < 0
                ? Optional.empty()
                : names.relation(identity.substring(on + 4))
                        .map(table -> drift(
                                ddl,
                                object.type() + " " + Literal.printable(identity),
                                Severity.WARNING,
                                "as it was",
                                ddl.tag(),
                                ddl.moment() == Moment.DROP ? "was dropped" : "was made or changed"));
    }

    private String label(Known relation) {
        return names.relation(relation.identity())
                .map(TouchedObjects::label)
                .orElseGet(() -> "relation " + Literal.printable(relation.identity()));
    }

    private static Drift drift(Ddl ddl, String object, Severity severity, String expected, String seen, String what) {
        Origin origin = Origin.of(ddl);
        String printable = Literal.printable(object);
        return new Drift(
                DriftKind.SCHEMA,
                printable,
                severity,
                Literal.printable(expected),
                Literal.printable(seen),
                "%s %s (%s)%s".formatted(printable, what, ddl.tag(), origin.words()),
                origin);
    }

    private static Drift worse(Drift one, Drift other) {
        return one.severity().compareTo(other.severity()) >= 0 ? one : other;
    }
}
