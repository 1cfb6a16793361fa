package dev.onoma.naming;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.onoma.naming", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule NOTHING_OUTSIDE_IS_TOUCHED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.net..",
                    "java.nio.file..",
                    "jakarta..",
                    "io.quarkus..",
                    "org.apache.kafka..",
                    "io.debezium..",
                    "org.postgresql..",
                    "dev.onoma.catalog.jdbc..")
            .because(
                    "an assessment is a function of a snapshot and a standard; readers of databases are in pg-catalog");

    @ArchTest
    static final ArchRule YAML_STAYS_AT_THE_EDGE = noClasses()
            .that()
            .resideInAnyPackage("dev.onoma.naming.rules..", "dev.onoma.naming.language..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.yaml..")
            .because("rules are given values; files are read by StandardReader and MappingReader");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.onoma.naming.(*)..").should().beFreeOfCycles();
}
