package dev.fairway.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.fairway.aws", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DECIDING_IS_PURE = classes()
            .that()
            .resideInAnyPackage("..aws.spec", "..aws.annotations", "..aws.audit", "..aws.translate")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairway.aws.spec",
                    "dev.fairway.aws.annotations",
                    "dev.fairway.aws.audit",
                    "dev.fairway.aws.translate",
                    "dev.fairway.aws.facts",
                    "dev.fairway.spi..",
                    "dev.fairway.contracts..",
                    "java.lang..",
                    "java.util..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule WAITING_IS_THE_RUNTIMES = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class);
}
