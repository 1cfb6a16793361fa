package dev.onoma.plan;

import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.Renames;
import dev.onoma.plan.function.BodyRename;
import dev.onoma.plan.function.OldNames;
import dev.onoma.plan.function.Reading;
import dev.onoma.plan.function.TypeNames;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.ReplaceFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions whose text says old names of tables, columns or types. They go on working while views answer to those; contract takes
 * the views away and therefore gives the functions new bodies first.
 */
final class FunctionBodies {

    private final Snapshot snapshot;
    private final OldNames names;
    private final Map<QualifiedName, QualifiedName> typesDuringSoak = new HashMap<>();

    FunctionBodies(Snapshot snapshot, Renames renames, List<RelationRename> changes) {
        this.snapshot = snapshot;
        this.names = oldNames(snapshot, renames, changes);
        renames.types().forEach((from, to) -> typesDuringSoak.put(from, from.withName(to)));
        changes.forEach(c -> c.members().forEach(m -> typesDuringSoak.put(m.oldName(), m.standIn())));
    }

    /** The step that is needed for a function without trigger replacement, and the hazard where it cannot be written. */
    record Outcome(List<ReplaceFunction> steps, List<Hazard> hazards) {}

    /**
     * @param replaced signatures of the trigger functions that get another body anyway
     */
    Outcome outcome(Set<String> replaced) {
        List<ReplaceFunction> steps = new ArrayList<>();
        List<Hazard> hazards = new ArrayList<>();
        snapshot.contents().routines().values().stream()
                .filter(FunctionBodies::isText)
                .sorted(Comparator.comparing(Routine::signature))
                .forEach(routine -> {
                    Reading reading = read(routine, routine.source());
                    if (reading instanceof Reading.Uncertain uncertain) {
                        hazards.add(hazard(routine, uncertain.reason()));
                    } else if (reading instanceof Reading.Rewritten rewritten
                            && !replaced.contains(routine.signature())) {
                        steps.add(replacement(routine, rewritten.source()));
                    }
                });
        return new Outcome(steps, hazards);
    }

    /** Both bodies stand in a statement that can be run while types and row types bear their new names. */
    private ReplaceFunction replacement(Routine routine, String source) {
        String head = TypeNames.replace(header(routine), typesDuringSoak);
        return new ReplaceFunction(
                routine.name(),
                routine.arguments(),
                TypeNames.replace(routine.arguments(), typesDuringSoak),
                body(head, routine.source()),
                body(head, source),
                "new table and column names");
    }

    /** A body with the new names, or the body itself where none is needed or certain. */
    String settled(Routine routine, String source) {
        return read(routine, source) instanceof Reading.Rewritten rewritten ? rewritten.source() : source;
    }

    /** The function's CREATE statement around another body. */
    static ReplaceFunction.Body body(Routine routine, String source) {
        return body(header(routine), source);
    }

    private static ReplaceFunction.Body body(String header, String source) {
        return new ReplaceFunction.Body(header + Literal.dollarQuoted(source) + "\n", source);
    }

    private Reading read(Routine routine, String source) {
        return BodyRename.read(source, header(routine), names);
    }

    private static boolean isText(Routine routine) {
        return routine.extension() == null
                && !routine.atomic()
                && List.of("sql", "plpgsql").contains(routine.language())
                && !routine.source().isEmpty()
                && routine.definition().contains(routine.source());
    }

    /** What stands before the dollar-quoted body in the definition that {@code pg_get_functiondef} writes. */
    private static String header(Routine routine) {
        String head = routine.definition().substring(0, routine.definition().lastIndexOf(routine.source()));
        return head.substring(0, head.lastIndexOf('$', head.length() - 2));
    }

    private static Hazard hazard(Routine routine, String reason) {
        return new Hazard(
                "stale-body:" + routine.name() + "(" + Literal.printable(routine.arguments()) + ")",
                Hazard.Level.ACKNOWLEDGE,
                routine.name() + " names what contract takes away and cannot be rewritten with certainty: "
                        + Literal.printable(reason)
                        + ". Give it a body with the new names between expand and contract.");
    }

    private static OldNames oldNames(Snapshot snapshot, Renames renames, List<RelationRename> changes) {
        Map<QualifiedName, Member> members = new HashMap<>();
        changes.forEach(c -> c.members().forEach(m -> members.put(m.oldName(), m)));
        Map<String, String> relations = new HashMap<>();
        Map<String, Map<String, String>> columns = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (Relation relation : snapshot.relations()) {
            String name = relation.name().name().value();
            Member member = members.get(relation.name());
            Map<String, String> own = new LinkedHashMap<>();
            relation.columns().forEach(c -> own.put(c.name().value(), c.name().value()));
            if (member != null) {
                member.columns().forEach(c -> own.put(c.from().value(), c.to().value()));
            }
            Map<String, String> other = columns.put(name, own);
            if (other != null && !other.equals(own)) {
                ambiguous.add(name);
            }
            if (member != null && !member.bilingual()) {
                relations.put(name, member.newName().name().value());
            }
        }
        Map<String, String> types = new HashMap<>();
        renames.types().forEach((from, to) -> types.put(from.name().value(), to.value()));
        Set<String> sequences = new HashSet<>();
        renames.sequences().keySet().forEach(s -> sequences.add(s.name().value()));
        snapshot.contents().sequences().values().stream()
                .map(Sequence::name)
                .filter(s -> !renames.sequences().containsKey(s))
                .forEach(s -> sequences.remove(s.name().value()));
        Set<String> schemas = new HashSet<>();
        snapshot.contents().schemas().forEach(schema -> schemas.add(schema.value()));
        return new OldNames(relations, columns, types, sequences, schemas, ambiguous);
    }
}
