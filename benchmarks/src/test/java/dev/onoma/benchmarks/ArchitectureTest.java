package dev.onoma.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.onoma.benchmarks", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule measuresServicesFromOutside = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.onoma.planner..", "dev.onoma.executor..", "dev.onoma.validator..", "dev.onoma.monitor..")
            .because("what is measured is the running service: speak to it by HTTP and Kafka");

    @ArchTest
    static final ArchRule knowsNothingOfTheDemo = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.onoma.local.demo..")
            .because("the demo tells a story, and may change it: start the Stack instead");

    @ArchTest
    static final ArchRule measuresAreValues = noClasses()
            .that()
            .resideInAPackage("dev.onoma.benchmarks.measure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "dev.onoma.local..", "dev.onoma.benchmarks.stack..")
            .because("statistics and tables are tested without a server");
}
