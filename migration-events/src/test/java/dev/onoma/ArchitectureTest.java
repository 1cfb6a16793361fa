package dev.onoma;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(
        packages = {"dev.onoma.run", "dev.onoma.events", "dev.onoma.command", "dev.onoma.wire"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule doesNothingButCompute = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.net..",
                    "java.nio.file..",
                    "java.util.concurrent..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "org.apache.kafka..",
                    "io.debezium..")
            .because(
                    "the run's state follows from its events alone; what needs a connection belongs to event-log or a service");

    @ArchTest
    static final ArchRule asksNobodyForTheTime = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the same events must always give the same state; times are parameters");

    @ArchTest
    static final ArchRule hasNoCircles =
            SlicesRuleDefinition.slices().matching("dev.onoma.(*)").should().beFreeOfCycles();
}
