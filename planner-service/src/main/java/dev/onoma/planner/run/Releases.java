package dev.onoma.planner.run;

import dev.onoma.eventlog.TargetReleases;
import dev.onoma.eventlog.TargetReleases.Held;
import dev.onoma.eventlog.TargetReleases.Released;
import dev.onoma.events.RunId;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.target.Target;
import dev.onoma.planner.target.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives targets up for operators: the monitor takes away what it made there, and looks away. */
@ApplicationScoped
public class Releases {

    private final Targets targets;
    private final TargetReleases releases;

    @Inject
    public Releases(Targets targets, DataSource database) {
        this.targets = targets;
        this.releases = new TargetReleases(database, InstantSource.system());
    }

    /**
     * A target that was given up.
     *
     * @param runs for which it was watched; none when it was not
     */
    @Schema(name = "ReleasedTarget")
    public record ReleasedTarget(String target, List<String> runs) {}

    /**
     * @param confirm the target's name, which a production target asks for
     * @throws Problem when there is no such target, or a run holds it
     */
    public ReleasedTarget release(String name, String by, @Nullable String confirm) throws SQLException {
        Target target = targets.get(name);
        target.demandConfirmation("release it", confirm);
        return switch (releases.release(target.name(), by)) {
            case Released released ->
                new ReleasedTarget(
                        target.name(),
                        released.runs().stream().map(RunId::value).toList());
            case Held held -> throw Runs.busy(target.name(), held.by());
        };
    }
}
