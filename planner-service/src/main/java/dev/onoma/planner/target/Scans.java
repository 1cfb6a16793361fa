package dev.onoma.planner.target;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.naming.Assessment;
import dev.onoma.naming.Finding;
import dev.onoma.plan.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads targets and holds what is there against a standard. */
@ApplicationScoped
public class Scans {

    // Standards leave objects out; the fingerprint is of everything, so that executor and validator need no standard.
    private static final CatalogReader CATALOG = new CatalogReader(Scope.all());

    private final Targets targets;
    private final TargetConnections connections;
    private final Standards standards;

    @Inject
    public Scans(Targets targets, TargetConnections connections, Standards standards) {
        this.targets = targets;
        this.connections = connections;
        this.standards = standards;
    }

    /**
     * What the standard says of a target's schema now.
     *
     * @param relations how many tables and views there are
     * @param counts how many findings of each level
     */
    @Schema(name = "Scan")
    public record Scan(
            String target,
            String fingerprint,
            int serverVersion,
            int relations,
            Map<Finding.Level, Integer> counts,
            List<FindingDocument> findings) {}

    /** A snapshot with what the standard says of it. */
    public record Assessed(Target target, Snapshot snapshot, Assessment assessment, Workload workload) {}

    /**
     * @param standard YAML; null for the target's own
     * @param mapping YAML; null for none
     */
    public Scan scan(String targetName, @Nullable String standard, @Nullable String mapping) {
        Assessed assessed = assess(targetName, standard, mapping);
        Snapshot snapshot = assessed.snapshot();
        List<Finding> findings = assessed.assessment().findings();
        Map<Finding.Level, Integer> counts = new TreeMap<>();
        findings.forEach(finding -> counts.merge(finding.level(), 1, Integer::sum));
        return new Scan(
                targetName,
                Fingerprint.of(snapshot).value(),
                snapshot.serverVersion(),
                snapshot.relations().size(),
                counts,
                findings.stream().map(FindingDocument::of).toList());
    }

    /** The same for making plans. */
    public Assessed assess(String targetName, @Nullable String standard, @Nullable String mapping) {
        Target target = targets.get(targetName);
        Standards.Rules rules = standards.rules(target, standard, mapping);
        return connections.read(target, connection -> {
            Snapshot snapshot = CATALOG.read(connection);
            return new Assessed(target, snapshot, rules.assess(snapshot), Workloads.read(connection));
        });
    }

    /** What the schema is now, to be compared with a plan's. */
    public Fingerprint fingerprint(Target target) {
        return Fingerprint.of(connections.read(target, CATALOG::read));
    }
}
