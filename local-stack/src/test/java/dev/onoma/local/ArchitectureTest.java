package dev.onoma.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.onoma.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule startsServicesWithoutKnowingThem = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.onoma.planner..", "dev.onoma.executor..", "dev.onoma.validator..", "dev.onoma.monitor..")
            .allowEmptyShould(true)
            .because("services are processes: speak to them by HTTP");

    @ArchTest
    static final ArchRule theStackDoesNotKnowWhatItIsFor = noClasses()
            .that()
            .resideInAPackage("dev.onoma.local.stack..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.onoma.local", "dev.onoma.local.demo..")
            .because("tests and benchmarks start it as well: give it a StartProgress or a TargetPreparation");
}
