package dev.onoma.endtoend.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.endtoend.site.Schemas;
import dev.onoma.endtoend.site.Server;
import dev.onoma.endtoend.site.Site;
import dev.onoma.local.stack.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One run through the faults that take the most to be met; {@code ./onoma torture} makes as many with all of them as one likes. */
class TripIT {

    private static final String TARGET = "quick";
    /** Of a trip that contracts, and whose faults come while there is enough work left. */
    private static final long SEED = 4736;

    @Test
    void everyGuaranteeHolds() throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Path folder = Path.of("target", "stacks", "trip").toAbsolutePath();
        try (Site site = new Site(root, folder, Map.of(TARGET, Schemas.camelCase(40)))) {
            List<Fault> faults = List.of(
                    held(HeldFault.Kind.ANSWER_LOST),
                    held(HeldFault.Kind.PLANNER_ASLEEP),
                    held(HeldFault.Kind.PARTITIONS_MOVED),
                    site.hasClocks()
                            ? new Fault.WrongClock(Service.PLANNER, Duration.ofHours(26))
                            : new Fault.Kill(Service.PLANNER),
                    held(HeldFault.Kind.EXECUTOR_ASLEEP),
                    new Fault.Down(Server.CONTROL));
            Tally tally = new Tally(faults.stream().map(Fault::kind).toList());
            Iterator<Fault> next = faults.iterator();
            Trip trip = new Trip(site, TARGET, SEED, next::next, tally, System.out::println);

            assertThat(trip.violations()).isEmpty();
            assertThat(tally.neverMet()).isEmpty();
            assertThat(trip.samples()).isPositive();
            assertThat(new Messages(site).violations()).isEmpty();
            theChainIsSeenToBeBroken(site);
        }
    }

    private static Fault held(HeldFault.Kind kind) {
        return new HeldFault(kind, TARGET, Duration.ofSeconds(60));
    }

    /** So that one can believe it where it is not. */
    private static void theChainIsSeenToBeBroken(Site site) throws Exception {
        try (Connection control = site.connectToControl();
                Statement statement = control.createStatement()) {
            statement.execute(
                    "SET session_replication_role = replica;"
                            + " UPDATE onoma_control.event_log SET payload = replace(payload, 'end-to-end', 'nobody') WHERE position = 1");
        }
        assertThat(site.planner().get("audit/verify").body().path("unbroken").asBoolean())
                .isFalse();
    }
}
