package dev.onoma.eventlog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.onoma.eventlog", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoBrokerAndNoContainer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.apache.kafka..", "io.debezium..")
            .because("it is plain JDBC: have a service publish through Publisher and pass its DataSource");

    @ArchTest
    static final ArchRule decidesNothing = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.onoma.plan.step..")
            .because("what happens next is for dev.onoma.run to say");
}
