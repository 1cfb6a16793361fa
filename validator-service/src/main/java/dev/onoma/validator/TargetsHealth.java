package dev.onoma.validator;

import dev.onoma.validator.baseline.InspectedTarget;
import dev.onoma.validator.target.ServerError;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether the targets answer. Told in the group of wellness only: a target that is down is no fault of the service. */
@Wellness
@ApplicationScoped
public class TargetsHealth implements HealthCheck {

    private static final int SECONDS = 2;

    private final InspectedTargets targets;

    @Inject
    public TargetsHealth(InspectedTargets targets) {
        this.targets = targets;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("targets");
        boolean allAnswer = true;
        for (InspectedTarget target : targets.all()) {
            String state = state(target);
            allAnswer &= state.isEmpty();
            answer.withData(target.name(), state.isEmpty() ? "answers" : state);
        }
        return answer.status(allAnswer).build();
    }

    /** Empty when it answers. */
    private static String state(InspectedTarget target) {
        try (Connection connection = target.database().connect()) {
            return connection.isValid(SECONDS) ? "" : "does not answer";
        } catch (SQLException refused) {
            return ServerError.sentence(refused);
        }
    }
}
