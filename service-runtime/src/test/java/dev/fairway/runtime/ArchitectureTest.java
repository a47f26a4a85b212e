package dev.fairway.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.kafka.clients.producer.KafkaProducer;

@AnalyzeClasses(packages = "dev.fairway.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Bytes in, a value out: no topic, no clock, no log, no framework. */
    @ArchTest
    static final ArchRule THE_CODEC_IS_PURE = classes()
            .that()
            .resideInAPackage("dev.fairway.runtime.codec")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairway.runtime.codec",
                    "com.fasterxml.jackson..",
                    "java.lang..",
                    "java.io",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.function",
                    "java.util.stream",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule THERE_IS_ONE_WAY_ONTO_A_TOPIC = noClasses()
            .that()
            .resideOutsideOfPackage("dev.fairway.runtime.publish")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(KafkaProducer.class);

    /** Services depend on this module, never the other way round. */
    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairway.reconciler..",
                    "dev.fairway.provider..",
                    "dev.fairway.watcher..",
                    "dev.fairway.status..",
                    "dev.fairway.spi..");
}
