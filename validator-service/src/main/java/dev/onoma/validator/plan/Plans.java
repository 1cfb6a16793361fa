package dev.onoma.validator.plan;

import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.RecentPlans;
import dev.onoma.validator.ValidatorConfig;
import dev.onoma.wire.CompressedJson;
import dev.onoma.wire.Json;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The plans of the planner. A plan never changes, so one is fetched only where it was not used lately. */
@ApplicationScoped
public class Plans {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI planner;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final RecentPlans fetched = new RecentPlans();

    @Inject
    public Plans(ValidatorConfig config) {
        this(config.plannerUrl());
    }

    Plans(URI planner) {
        this.planner = planner;
    }

    /**
     * The plan of that id.
     *
     * @throws PlanUnavailable when the planner does not answer, or has no such plan
     */
    public Plan get(PlanId id) {
        Optional<Plan> known = fetched.get(id);
        if (known.isPresent()) {
            return known.get();
        }
        Plan plan = fetch(id);
        fetched.add(plan);
        return plan;
    }

    private Plan fetch(PlanId id) {
        URI address = URI.create(planner.toString().replaceAll("/+$", "") + "/api/v1/plans/" + id);
        HttpResponse<byte[]> answer = ask(address);
        if (answer.statusCode() != 200) {
            throw new PlanUnavailable(
                    "The planner answers " + answer.statusCode() + " to GET " + address
                            + ". Check that onoma.planner-url is the planner's address and that it knows the plan.",
                    null);
        }
        Plan plan = read(address, answer.body());
        if (!plan.id().equals(id)) {
            throw new PlanUnavailable("GET " + address + " gave the plan " + plan.id() + ".", null);
        }
        return plan;
    }

    private HttpResponse<byte[]> ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .timeout(TIMEOUT)
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new PlanUnavailable(
                    "The planner does not answer GET " + address
                            + ". Check that it runs and that onoma.planner-url is its address.",
                    unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new PlanUnavailable("Stopped while a plan was being fetched", stop);
        }
    }

    private static Plan read(URI address, byte[] body) {
        try {
            return CompressedJson.read(Json.mapper(), body, Plan.class);
        } catch (UncheckedIOException notPlan) {
            throw new PlanUnavailable(
                    "What GET " + address + " gives is no plan. Are planner and validator of the same version?",
                    notPlan);
        }
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
