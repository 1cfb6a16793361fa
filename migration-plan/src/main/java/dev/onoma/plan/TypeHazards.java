package dev.onoma.plan;

import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.UserType;
import dev.onoma.plan.step.EnumTypeRename;
import java.util.ArrayList;
import java.util.List;

/** What clients could notice of a renamed enum type in spite of its alias. */
final class TypeHazards {

    private TypeHazards() {}

    static List<Hazard> of(Snapshot snapshot, EnumTypeRename change) {
        List<Hazard> hazards = new ArrayList<>();
        long oid = snapshot.type(change.oldName()).map(UserType::oid).orElseThrow();
        boolean inArray = snapshot.relations().stream()
                .flatMap(r -> r.columns().stream())
                .anyMatch(c -> c.type().oid() == oid && c.type().array());
        if (inArray) {
            hazards.add(new Hazard(
                    "enum-array:" + change.oldName(),
                    Hazard.Level.ACKNOWLEDGE,
                    "There are columns of type " + change.oldName()
                            + "[]. A client that casts a whole array to the old type name"
                            + " and compares it with such a column gets an error; casting its elements works."));
        }
        hazards.add(new Hazard(
                "enum-alias:" + change.oldName(),
                Hazard.Level.NOTE,
                "Columns show the type " + change.newName() + " to clients that ask; " + change.oldName()
                        + " is another type with the same labels that casts to it. ALTER TYPE … ADD VALUE must name both."
                        + " Comparisons of one with the other need the schema "
                        + change.oldName().schema() + " on the search path."));
        return hazards;
    }
}
