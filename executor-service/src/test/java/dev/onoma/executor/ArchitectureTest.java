package dev.onoma.executor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.onoma.executor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule decisionsArePure = noClasses()
            .that()
            .resideInAPackage("dev.onoma.executor.step..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax..", "jakarta..", "io..", "org.apache.kafka..", "org.postgresql..")
            .because(
                    "a decision gets values and gives values; what talks to a server belongs into target or messaging");

    @ArchTest
    static final ArchRule onlyMessagingKnowsKafka = noClasses()
            .that()
            .resideOutsideOfPackage("dev.onoma.executor.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive..", "org.eclipse.microprofile.reactive..")
            .because("the work on a target is tested without Kafka; hand events to the Consumer that was given");

    @ArchTest
    static final ArchRule messagingKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("dev.onoma.executor.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..", "org.flywaydb..")
            .because("what is asked of a target goes through TargetWorker");

    @ArchTest
    static final ArchRule clocksDecideNothing = noClasses()
            .that()
            .doNotHaveSimpleName("CommandIntake")
            .and()
            .doNotHaveSimpleName("StepRunner")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the clocks of two machines are apart: ask the target for its time, or measure with"
                    + " System.nanoTime; only what stamps events reads the clock");

    @ArchTest
    static final ArchRule noOtherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.onoma.planner..", "dev.onoma.validator..", "dev.onoma.monitor..", "dev.onoma.cli..")
            .because("services talk over Kafka; what two of them need belongs into a pure module");

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.onoma.executor.(*)..")
            .should()
            .beFreeOfCycles()
            .because("messaging uses target, target uses preflight and step, and nothing looks back");
}
