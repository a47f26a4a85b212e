package dev.fairway.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.fairway.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Whoever extends the pipeline takes this module alone. */
    @ArchTest
    static final ArchRule NEEDS_NOTHING = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairway.contracts..",
                    "java.lang..",
                    "java.util..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..");
}
