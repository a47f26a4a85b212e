package dev.fairway.reconciler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@AnalyzeClasses(packages = "dev.fairway.reconciler", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DECIDING_IS_PURE = classes()
            .that()
            .resideInAPackage("dev.fairway.reconciler.decide")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairway.reconciler.decide",
                    "dev.fairway.contracts..",
                    "java.lang..",
                    "java.net",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule DECIDING_ASKS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAPackage("dev.fairway.reconciler.decide")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.UUID");

    @ArchTest
    static final ArchRule CHANNELS_COME_IN_BY_RECEIVE = methods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("dev.fairway.reconciler.receive");

    /** Records leave by the one publisher, which knows partitions and headers, and under a turn's lock. */
    @ArchTest
    static final ArchRule ONLY_SEND_PUBLISHES = noClasses()
            .that()
            .resideOutsideOfPackage("dev.fairway.reconciler.send")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.fairway.runtime.publish", "org.apache.kafka.clients.producer");

    /** Its transaction must not wait for Kafka. */
    @ArchTest
    static final ArchRule THE_STORE_CANNOT_REACH_KAFKA = noClasses()
            .that()
            .resideInAPackage("dev.fairway.reconciler.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairway.reconciler.send",
                    "dev.fairway.runtime.kafka",
                    "org.apache.kafka.clients.admin",
                    "org.apache.kafka.clients.producer");
}
