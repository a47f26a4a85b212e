package dev.fairway.provider;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.fairway.spi.CloudProvider;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.fairway.provider", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PURE_PACKAGES_KNOW_VALUES_ONLY = classes()
            .that()
            .resideInAnyPackage(
                    "dev.fairway.provider.rows", "dev.fairway.provider.decide", "dev.fairway.provider.retry")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "java.time",
                    "org.jspecify..",
                    "dev.fairway.contracts..",
                    "dev.fairway.spi..",
                    "dev.fairway.provider.rows",
                    "dev.fairway.provider.decide",
                    "dev.fairway.provider.retry"));

    @ArchTest
    static final ArchRule PURE_PACKAGES_ASK_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.fairway.provider.rows", "dev.fairway.provider.decide", "dev.fairway.provider.retry")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NO_CLOUD_IS_NAMED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.google.cloud..", "com.azure..", "dev.fairway.aws..");

    @ArchTest
    static final ArchRule THE_LOOP_KNOWS_NO_DATABASE_AND_NO_KAFKA = noClasses()
            .that()
            .resideInAPackage("dev.fairway.provider.loop")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "org.apache.kafka..", "jakarta..", "io.quarkus..");

    /** Every call passes the gates. */
    @ArchTest
    static final ArchRule ONLY_CALLS_CALLS_A_CLOUD = noClasses()
            .that()
            .doNotHaveSimpleName("Calls")
            .should()
            .callMethodWhere(target(owner(equivalentTo(CloudProvider.class)))
                    .and(target(nameMatching("facts|observe|list|put|confirm|delete|standing|abandon"))));
}
