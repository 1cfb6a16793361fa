package dev.onoma.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.onoma.monitor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.onoma.planner..", "dev.onoma.executor..", "dev.onoma.validator..", "dev.onoma.cli..")
            .because("services talk by messages and HTTP only; what two of them need belongs into a pure module");

    @ArchTest
    static final ArchRule ONLY_MESSAGING_KNOWS_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("dev.onoma.monitor.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.clients..", "io.smallrye.reactive..", "org.eclipse.microprofile.reactive..")
            .because("a watch is tested without Kafka: hand what it has to say to the Publisher");

    @ArchTest
    static final ArchRule ONLY_CDC_KNOWS_DEBEZIUM = noClasses()
            .that()
            .resideOutsideOfPackage("dev.onoma.monitor.cdc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.debezium..", "org.apache.kafka.connect..")
            .because("drift is judged from the records of dev.onoma.monitor.cdc.Change, which need no server to test");

    @ArchTest
    static final ArchRule WATCHING_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(
                    "..alert..",
                    "..drift..",
                    "..health..",
                    "..notify..",
                    "..usage..",
                    "..soak..",
                    "..planner..",
                    "..run..",
                    "..target..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse..")
            .because("it is plain code that Assembly puts together");

    @ArchTest
    static final ArchRule CLOCKS_DECIDE_NOTHING = noClasses()
            .that()
            .resideOutsideOfPackage("..clock..")
            .and()
            .haveNameNotMatching(".*\\.(CaptureAlerts|SoakDuty|DriftReports|KafkaOutput|WebhookDelivery"
                    + "|HealthBoard|BenchmarkTrial|SamplesLook|ViewsLook)")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because(
                    "the clocks of two machines are apart, and one may be set: BrokerClock tells how long ago something"
                            + " was told, SteadyClock how long one waits; only what stamps events reads the clock");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("dev.onoma.monitor.(*)..")
            .should()
            .beFreeOfCycles()
            .because("soak stands on drift and usage, and they on nothing here");
}
