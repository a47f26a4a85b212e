package dev.fairway.cluster.apiserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final String ROOT = "dev.fairway.cluster.apiserver";
    private static final String[] PURE = {
        ROOT + ".json..",
        ROOT + ".reply..",
        ROOT + ".registry..",
        ROOT + ".schema..",
        ROOT + ".proto..",
        ROOT + ".select..",
        ROOT + ".patch..",
        ROOT + ".admission..",
        ROOT + ".allocation..",
        ROOT + ".table.."
    };

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void pureIsPure() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.net.http..", "java.nio.file..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, UUID.class, Files.class, System.Logger.class)
                .check(classes);
    }

    @Test
    void onlyTheFrontKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..")
                .check(classes);
    }

    @Test
    void theApiServerDoesNotKnowTheNodes() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.fairway.cluster.nodes..")
                .check(classes);
    }
}
