package dev.fairway.cluster.nodes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The nodes decide apart from acting, and know an API server only by its protocol. */
@AnalyzeClasses(packages = "dev.fairway.cluster.nodes", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    private static final String ROOT = "dev.fairway.cluster.nodes";

    @ArchTest
    static final ArchRule deciding_is_pure = noClasses()
            .that()
            .resideInAPackage(ROOT + ".decide")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "java.util.concurrent..",
                    "java.time.chrono..",
                    "io.fabric8.kubernetes.client..",
                    ROOT + ".control",
                    ROOT + ".sockets");

    @ArchTest
    static final ArchRule sockets_know_no_kubernetes = noClasses()
            .that()
            .resideInAPackage(ROOT + ".sockets")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..", ROOT + ".control");

    @ArchTest
    static final ArchRule nodes_are_a_client_of_any_api_server =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.fairway.cluster.apiserver..");
}
