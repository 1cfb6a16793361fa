package dev.onoma.validator.check;

import dev.onoma.catalog.Relation;
import dev.onoma.events.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Is every table the same object with the same file? A rename moves no row, whatever the size: OID and file node prove that without
 * reading any (PostgreSQL manual 66.1).
 */
public final class IdentityCheck implements Check {

    @Override
    public String key() {
        return "identity";
    }

    @Override
    public CheckResult run(Inspection inspection) {
        List<Relation> relations = inspection.before().relations().stream()
                .filter(relation -> relation.kind() != Relation.Kind.VIEW)
                .toList();
        List<Verdict> verdicts = new ArrayList<>();
        for (Relation before : relations) {
            Relation now = inspection.now(before).orElse(null);
            if (now == null) {
                verdicts.add(
                        Verdict.failed(
                                key(),
                                before.name().toString(),
                                "The " + before.kind().sql().toLowerCase(Locale.ROOT) + " with OID "
                                        + before.oid()
                                        + " is gone, whatever bears its name now: its rows went with it. Restore them from a backup."));
            } else if (hasOtherFile(before, now)) {
                verdicts.add(rewritten(inspection, before, now));
            }
        }
        return new CheckResult(
                key(), relations.size(), relations.size() + " tables were held against their OID and file", verdicts);
    }

    /**
     * Once nothing stands any more, no rollback could make it better, and the executor has proved of each step that it moved no row: it is
     * told, and the run is at its end.
     */
    private Verdict rewritten(Inspection inspection, Relation before, Relation now) {
        String object = now.name().toString();
        String message =
                "All its rows were written anew, or removed, during the run: file %d became %d. Onoma never does that: look"
                                .formatted(
                                        before.storage().fileNode(),
                                        now.storage().fileNode())
                        + " for TRUNCATE, VACUUM FULL, CLUSTER or ALTER TABLE of somebody else.";
        return inspection.standing()
                ? Verdict.failed(key(), object, message)
                : Verdict.warning(key(), object, message + " The names are as before; rows that are gone stay gone.");
    }

    /** A materialised view has another file after each REFRESH. */
    private static boolean hasOtherFile(Relation before, Relation now) {
        return switch (before.kind()) {
            case TABLE -> before.storage().fileNode() != now.storage().fileNode();
            case PARTITIONED_TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> false;
        };
    }
}
