package dev.onoma.plan;

import dev.onoma.catalog.Publication;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.Trigger;
import dev.onoma.plan.Hazard.Level;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RelationRename.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What somebody could notice of renamed relations in spite of the views that answer to their old names. */
final class RelationHazards {

    private final Snapshot snapshot;
    private final Workload workload;
    private final TriggerFunctions functions;
    private final List<StatementUse> statements;
    private final Map<Routine, StatementUse> bodies = new LinkedHashMap<>();

    RelationHazards(Snapshot snapshot, Workload workload, TriggerFunctions functions) {
        this.snapshot = snapshot;
        this.workload = workload;
        this.functions = functions;
        this.statements = workload.statements().stream().map(StatementUse::of).toList();
        snapshot.contents().routines().values().stream()
                .filter(r -> r.extension() == null && !r.atomic() && !r.source().isEmpty())
                .forEach(r -> bodies.put(r, StatementUse.of(r.source())));
    }

    List<Hazard> of(RelationRename change) {
        List<Hazard> hazards = new ArrayList<>();
        for (Member member : change.members()) {
            Relation relation = snapshot.relation(member.oldName()).orElseThrow();
            publications(relation, hazards);
            triggers(member, relation, hazards);
            bodies(member, hazards);
            statements(member, hazards);
            shape(member, hazards);
        }
        return hazards;
    }

    /** What concerns all of it. */
    List<Hazard> ofPlan(List<RelationRename> changes) {
        List<Hazard> hazards = new ArrayList<>();
        if (changes.isEmpty()) {
            return hazards;
        }
        hazards.add(
                new Hazard(
                        "old-names-are-views",
                        workload.known() ? Level.NOTE : Level.ACKNOWLEDGE,
                        "From expand on the old names are views. By an old name TRUNCATE, COPY, TABLESAMPLE, ON CONFLICT ON CONSTRAINT,"
                                + " system columns and DDL fail"
                                + (workload.known()
                                        ? "; no statement seen in pg_stat_statements but those listed does so."
                                        : ". pg_stat_statements could not be read, so nobody knows whether a client does so.")));
        snapshot.contents().subscribers().stream()
                .filter(s -> !s.kind().equals("PHYSICAL SLOT"))
                .forEach(
                        s -> hazards.add(
                                new Hazard(
                                        "subscriber:" + s.name(),
                                        Level.ACKNOWLEDGE,
                                        "The " + s.kind().toLowerCase(Locale.ROOT) + " "
                                                + s.name().sql()
                                                + " delivers changes under the new names from each commit on; its consumer must know them.")));
        return hazards;
    }

    private void publications(Relation relation, List<Hazard> hazards) {
        for (Publication publication : snapshot.contents().publications().values()) {
            boolean published = publication.allTables()
                    || publication.schemas().contains(relation.name().schema())
                    || publication.members().stream().anyMatch(m -> m.table() == relation.oid());
            if (published) {
                hazards.add(new Hazard(
                        "publication:" + relation.name() + ":" + publication.name(),
                        Level.ACKNOWLEDGE,
                        relation.name() + " is published by "
                                + publication.name().sql()
                                + ". Logical subscribers stop with \"relation does not exist\" until theirs is renamed too;"
                                + " CDC consumers see the new names from the commit on."));
            }
        }
    }

    private void triggers(Member member, Relation relation, List<Hazard> hazards) {
        for (Trigger trigger : snapshot.triggersOf(relation)) {
            Routine routine = snapshot.contents().routines().get(trigger.routine());
            if (routine == null || !List.of("plpgsql", "sql").contains(routine.language())) {
                hazards.add(new Hazard(
                        "unreadable-function:" + member.oldName() + ":" + trigger.name(),
                        Level.ACKNOWLEDGE,
                        "Trigger " + trigger.name().sql() + " of " + member.oldName()
                                + " calls a function that cannot be read; see whether it depends on names."));
            } else if (bodies.containsKey(routine) && saysTableName(bodies.get(routine))) {
                hazards.add(new Hazard(
                        "table-name:" + member.oldName() + ":" + trigger.name(),
                        Level.ACKNOWLEDGE,
                        "Trigger " + trigger.name().sql() + " of " + member.oldName() + " calls " + routine.name()
                                + ", which uses TG_TABLE_NAME or TG_RELNAME: it will see "
                                + member.standIn().name().sql() + "."));
            }
        }
        functions.wholeRows().forEach((routine, tables) -> {
            if (tables.contains(member.oldName())) {
                hazards.add(new Hazard(
                        "whole-row:" + member.oldName() + ":" + routine.name(),
                        Level.ACKNOWLEDGE,
                        routine.name() + " hands on whole rows of " + member.oldName()
                                + " (as to_jsonb(NEW) does): they will carry the new column names."));
            }
        });
    }

    private static boolean saysTableName(StatementUse use) {
        return use.names().contains("tg_table_name") || use.names().contains("tg_relname");
    }

    private void bodies(Member member, List<Hazard> hazards) {
        QualifiedName name = member.oldName();
        bodies.forEach((routine, use) -> {
            use.obstacleFor(name.name().value())
                    .ifPresent(obstacle -> hazards.add(new Hazard(
                            "function-body:" + name + ":" + routine.name(),
                            Level.ACKNOWLEDGE,
                            routine.name() + " names " + name + " and uses " + obstacle.getKey()
                                    + ", which may fail by the old name: " + obstacle.getValue() + ".")));
            if (routine.arguments().contains(name.sql())) {
                hazards.add(new Hazard(
                        "row-type:" + name + ":" + routine.name(),
                        Level.ACKNOWLEDGE,
                        routine.name() + " takes rows of " + name
                                + ". A row read by the old name has the type of the view, and the call fails."));
            }
        });
    }

    private void statements(Member member, List<Hazard> hazards) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (StatementUse use : statements) {
            use.obstacleFor(member.oldName().name().value())
                    .ifPresent(obstacle -> seen.put(obstacle.getKey(), obstacle.getValue()));
        }
        seen.forEach((what, why) -> hazards.add(new Hazard(
                "statement:" + member.oldName() + ":" + what,
                Level.ACKNOWLEDGE,
                "A client was seen to use " + what + " in a statement that names " + member.oldName()
                        + "; if that is what it is used on, it will fail: " + why + ".")));
    }

    private static void shape(Member member, List<Hazard> hazards) {
        if (member.view() != null && member.bilingual()) {
            hazards.add(
                    new Hazard(
                            "bilingual:" + member.oldName(),
                            Level.ACKNOWLEDGE,
                            member.oldName()
                                    + " keeps its name and shows old and new columns until contract: INSERT … SELECT *, writing a"
                                    + " column by both names in one statement, and a SELECT * prepared before the switch fail."));
        }
        if (member.kind() == Relation.Kind.MATERIALIZED_VIEW) {
            hazards.add(new Hazard(
                    "refresh:" + member.oldName(),
                    Level.ACKNOWLEDGE,
                    "REFRESH MATERIALIZED VIEW " + member.oldName().sql() + " fails from expand on; refresh "
                            + member.standIn().sql() + " instead."));
        }
    }
}
