package dev.onoma.validator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.onoma.validator", importOptions = DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.onoma.planner..", "dev.onoma.executor..", "dev.onoma.monitor..")
            .because("services talk by messages and HTTP only");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.onoma.validator.(*)..")
            .should()
            .beFreeOfCycles()
            .because("target, baseline, check and step stand on each other in this order");

    @ArchTest
    static final ArchRule CHECKS_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("..check..", "..step..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "io.smallrye..", "org.eclipse..")
            .because("what is true of a run is decided by plain code, tested without a container");

    @ArchTest
    static final ArchRule ONLY_MESSAGING_KNOWS_KAFKA = classes()
            .that()
            .resideOutsideOfPackage("..messaging..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.apache.kafka..", "io.smallrye.reactive..")
            .because("Kafka is an edge");
}
