package dev.onoma.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.onoma.planner", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CLOCKS_DECIDE_NOTHING = noClasses()
            .that()
            .doNotHaveSimpleName("AlertIntake")
            .and()
            .doNotHaveSimpleName("AlertsResource")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the clocks of two machines are apart: ask the control database for its time, or measure with"
                    + " System.nanoTime; only what stamps alerts and what ages a signature reads the clock");

    @ArchTest
    static final ArchRule SERVICES_MEET_ON_KAFKA_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.onoma.executor..", "dev.onoma.validator..", "dev.onoma.monitor..")
            .because("services never import each other: publish an event or a command instead");

    @ArchTest
    static final ArchRule ONLY_THE_API_KNOWS_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage("dev.onoma.planner.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..")
            .because("use cases throw a Problem, and the API makes an answer of it");

    @ArchTest
    static final ArchRule ONLY_MESSAGING_KNOWS_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("dev.onoma.planner.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..")
            .because("what goes out is put into the outbox");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.onoma.planner.(*)..")
            .should()
            .beFreeOfCycles()
            .because("api → run → plan → target → problem, and messaging beside it");
}
