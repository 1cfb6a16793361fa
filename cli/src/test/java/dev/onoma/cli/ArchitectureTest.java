package dev.onoma.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.onoma", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_API = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "java.sql..", "org.apache.kafka..")
            .because("the command works over the HTTP API: have the planner do it");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("dev.onoma.cli.(*)..")
            .should()
            .beFreeOfCycles()
            .because("commands use the services and the terminal, never the other way round");

    @ArchTest
    static final ArchRule ONE_WAY_TO_THE_TERMINAL = noClasses()
            .that()
            .resideOutsideOfPackage("dev.onoma.cli.terminal")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("only Terminal makes control characters visible: print through it");
}
