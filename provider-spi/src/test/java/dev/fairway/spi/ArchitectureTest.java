package dev.fairway.spi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.fairway.spi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** A provider is written against the JDK and the contracts; java.time only for lengths of time, never for a clock. */
    @ArchTest
    static final ArchRule NEEDS_ONLY_THE_CONTRACTS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairway.spi..",
                    "dev.fairway.contracts..",
                    "java.lang..",
                    "java.util..",
                    "java.math",
                    "java.security",
                    "java.nio.charset",
                    "java.time",
                    "org.jspecify.annotations..");
}
