package dev.onoma.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.onoma.catalog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule VALUES_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("dev.onoma.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..",
                    "jakarta..",
                    "io.quarkus..",
                    "org.apache.kafka..",
                    "io.debezium..")
            .because(
                    "plans and standards are computed from these values without a server: what talks to one belongs into"
                            + " dev.onoma.catalog.jdbc or into a service");

    @ArchTest
    static final ArchRule VALUES_DO_NOT_KNOW_THE_READER = noClasses()
            .that()
            .resideInAPackage("dev.onoma.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.onoma.catalog.jdbc")
            .because(
                    "the reader fills the values; a value that needs the reader should be given what it needs instead");

    @ArchTest
    static final ArchRule THE_READER_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("dev.onoma.catalog.jdbc")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.apache.kafka..", "io.debezium..", "org.postgresql..")
            .because("it reads over any java.sql.Connection: pools and settings belong to the service that calls it");
}
