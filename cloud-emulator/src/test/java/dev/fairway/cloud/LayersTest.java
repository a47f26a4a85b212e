package dev.fairway.cloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: a second cloud must find nothing of the first outside of its package. */
@AnalyzeClasses(packages = "dev.fairway.cloud", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    private static final String ROOT = "dev.fairway.cloud";

    @ArchTest
    static final ArchRule what_clouds_share_knows_no_cloud = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, ROOT + ".aws..", "software.amazon..");

    @ArchTest
    static final ArchRule the_data_plane_knows_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage(ROOT + ".dataplane")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT, ROOT + ".aws..", ROOT + ".store", ROOT + ".clock", ROOT + ".edge", ROOT + ".admin");

    @ArchTest
    static final ArchRule what_exists_is_pure = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".aws.state", ROOT + ".aws.codec", ROOT + ".aws.elb", ROOT + ".aws.ec2")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net.http..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "io.vertx..",
                    ROOT + ".edge",
                    ROOT + ".admin",
                    ROOT + ".dataplane");

    @ArchTest
    static final ArchRule sockets_are_wired_in_one_place = classes()
            .that()
            .resideInAPackage(ROOT + ".aws.wiring")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(ROOT, ROOT + ".aws.wiring");
}
