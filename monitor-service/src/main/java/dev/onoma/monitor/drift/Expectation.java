package dev.onoma.monitor.drift;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Difference;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import dev.onoma.events.Alert.Severity;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.Postcondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a schema has to be while both names answer: what the plan says of its own objects, and all else as it was when the watch
 * began. Pure.
 */
final class Expectation {

    private static final int LONGEST_TEXT = 1_000;
    private static final String SINCE_VALIDATION = "schema since validation";

    private final TouchedObjects touched;
    private final Baseline baseline;
    private final @Nullable Fingerprint validated;

    /**
     * @param standing the steps that stand
     * @param baseline the catalogue when the watch began
     * @param validated of the catalogue that the validator approved of; null where that is not known
     */
    Expectation(List<PlannedStep> standing, Baseline baseline, @Nullable Fingerprint validated) {
        this.touched = TouchedObjects.of(standing);
        this.baseline = baseline;
        // Where nothing happened since the validation, later changes are changes of the baseline.
        this.validated = baseline.fingerprint().equals(validated) ? null : validated;
    }

    /** What of it is not so; one for each object. */
    List<Drift> unmet(Snapshot actual) {
        Map<String, Drift> drifts = new LinkedHashMap<>();
        for (Difference difference : baseline.description().differencesTo(Description.full(actual))) {
            Drift drift = drift(difference, actual);
            drifts.merge(
                    drift.object(),
                    drift,
                    (one, other) -> one.severity().compareTo(other.severity()) >= 0 ? one : other);
        }
        touched.relations().forEach(relation -> {
            if (!holds(relation, actual)) {
                drifts.putIfAbsent(TouchedObjects.label(relation.name()), broken(relation, actual));
            }
        });
        sinceValidation(actual).ifPresent(drift -> drifts.put(drift.object(), drift));
        return List.copyOf(drifts.values());
    }

    private Drift drift(Difference difference, Snapshot actual) {
        Optional<QualifiedName> relation = touched.relation(difference.object());
        return Drift.compared(
                relation.map(TouchedObjects::label).orElseGet(() -> Literal.printable(difference.object())),
                severity(difference, relation, actual),
                text(difference.expected()),
                text(difference.actual()),
                Literal.printable(difference.sentence()));
    }

    private Severity severity(Difference difference, Optional<QualifiedName> relation, Snapshot actual) {
        if (!touched.contains(difference.object())) {
            return Severity.WARNING;
        }
        boolean harmless =
                relation.isPresent() && baseline.essence(relation.get()).equals(essence(relation.get(), actual));
        return harmless ? Severity.WARNING : Severity.CRITICAL;
    }

    private static Optional<String> essence(QualifiedName relation, Snapshot actual) {
        return actual.relation(relation).map(found -> Essence.of(found).toString());
    }

    private static boolean holds(Postcondition.RelationIs wanted, Snapshot actual) {
        return actual.relation(wanted.name())
                .filter(relation -> relation.kind() == wanted.kind())
                .filter(relation -> relation.columns().stream()
                        .map(column -> column.name())
                        .toList()
                        .equals(wanted.columns()))
                .isPresent();
    }

    private static Drift broken(Postcondition.RelationIs wanted, Snapshot actual) {
        String label = TouchedObjects.label(wanted.name());
        String seen = actual.relation(wanted.name())
                .map(relation -> words(
                        relation.kind(),
                        relation.columns().stream().map(column -> column.name()).toList()))
                .orElse("nothing");
        return Drift.compared(
                label,
                Severity.CRITICAL,
                words(wanted.kind(), wanted.columns()),
                seen,
                label + " is not what the plan made of it");
    }

    private Optional<Drift> sinceValidation(Snapshot actual) {
        if (validated == null || validated.equals(Fingerprint.of(actual))) {
            return Optional.empty();
        }
        return Optional.of(Drift.compared(
                SINCE_VALIDATION,
                Severity.WARNING,
                validated.value(),
                Fingerprint.of(actual).value(),
                "the schema changed between its validation and the beginning of the watch"));
    }

    private static String words(Enum<?> kind, List<Identifier> columns) {
        String names = columns.stream().map(Identifier::sql).collect(Collectors.joining(", "));
        return text(kind + " (" + names + ")");
    }

    private static String text(@Nullable String description) {
        String printable = Literal.printable(Objects.requireNonNullElse(description, "nothing"));
        return printable.length() <= LONGEST_TEXT ? printable : printable.substring(0, LONGEST_TEXT) + "…";
    }
}
