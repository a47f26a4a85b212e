package dev.fairway.cluster.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified kubectl from the PATH. */
class KubectlTest {
    private static final String WEB = """
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {type: LoadBalancer, loadBalancerClass: fairway.dev/aws-nlb, ports: [{name: http, port: 80}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: "agnhost:2.53"}]}
            """;

    @TempDir
    Path directory;

    private final ApiServer server = ApiServer.start(ApiServerConfig.inMemory());

    @BeforeEach
    void prepare() throws IOException {
        boolean present = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
        assumeTrue(present, "kubectl is not on the PATH");
        Files.writeString(directory.resolve("kubeconfig"), server.kubeconfig());
        Files.writeString(directory.resolve("web.yaml"), WEB);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void appliesTwiceWithItsOwnValidation() throws Exception {
        assertThat(kubectl("apply -f web.yaml")).contains("service/web created", "deployment.apps/web created");
        assertThat(kubectl("apply -f web.yaml")).contains("service/web unchanged", "deployment.apps/web unchanged");
        assertThat(kubectl("apply --server-side -f web.yaml")).contains("service/web serverside-applied");
        Files.writeString(directory.resolve("web.yaml"), WEB.replace("port: 80", "port: 81"));
        assertThat(kubectl("apply -f web.yaml")).contains("service/web configured");
        assertThat(kubectl("get svc web -o jsonpath={.spec.ports[*].port}")).isEqualTo("81");
    }

    @Test
    void printsWhatItPrintsElsewhere() throws Exception {
        kubectl("apply -f web.yaml");
        assertThat(kubectl("get svc web"))
                .containsPattern("NAME +TYPE +CLUSTER-IP +EXTERNAL-IP +PORT\\(S\\) +AGE")
                .containsPattern("web +LoadBalancer +10\\.96\\.\\S+ +<pending> +80:3\\d+/TCP");
        assertThat(kubectl("describe svc web")).containsPattern("Type: +LoadBalancer");
        assertThat(kubectl("get deploy,svc -A -o wide")).contains("agnhost:2.53");
    }

    @Test
    void changesAndDeletes() throws Exception {
        kubectl("apply -f web.yaml");
        kubectl("scale deployment web --replicas=5");
        kubectl("label svc web a=b");
        kubectl("annotate svc web c=d");
        assertThat(kubectl("get deploy web -o jsonpath={.spec.replicas}")).isEqualTo("5");
        assertThat(kubectl("get svc -l a=b -o name")).isEqualTo("service/web");
        assertThat(kubectl("delete svc web")).contains("service \"web\" deleted");
        assertThat(kubectl("get svc web --ignore-not-found")).isEmpty();
    }

    /** These commands send protocol buffers. */
    @Test
    void createsWithItsTypedCommands() throws Exception {
        kubectl("create namespace team");
        kubectl("create deployment web -n team --image=agnhost:2.53 --replicas=2 --port=8080");
        assertThat(kubectl("get deploy web -n team -o jsonpath={.spec.replicas}/{.spec.selector.matchLabels.app}"
                        + "/{.spec.template.spec.containers[*].ports[*].containerPort}"))
                .isEqualTo("2/web/8080");
        kubectl("create service loadbalancer lb -n team --tcp=80:8080");
        assertThat(
                        kubectl(
                                "get svc lb -n team -o jsonpath={.spec.type}/{.spec.ports[*].port}/{.spec.ports[*].targetPort}"))
                .isEqualTo("LoadBalancer/80/8080");
        kubectl("create configmap cm -n team --from-literal=a=b");
        kubectl("create secret generic s -n team --from-literal=a=b");
        kubectl("create ingress in -n team --class=c --rule=h.example/p*=lb:80");
        assertThat(
                        kubectl(
                                "get ingress in -n team -o jsonpath={.spec.ingressClassName}/{.spec.rules[*].host}"
                                        + "/{.spec.rules[*].http.paths[*].path}/{.spec.rules[*].http.paths[*].backend.service.port.number}"))
                .isEqualTo("c/h.example//p/80");
        kubectl("delete namespace team");
        assertThat(kubectl("get namespaces")).doesNotContain("team");
    }

    @Test
    void isToldOfMisspelledFields() throws Exception {
        Files.writeString(directory.resolve("web.yaml"), WEB.replace("loadBalancerClass", "loadBalancerclass"));
        assertThat(failing("create -f web.yaml"))
                .contains("strict decoding error: unknown field \"spec.loadBalancerclass\"");
    }

    private String failing(String arguments) throws Exception {
        return run(arguments, 1);
    }

    private String kubectl(String arguments) throws Exception {
        return run(arguments, 0);
    }

    private String run(String arguments, int code) throws Exception {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", "kubeconfig"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(code);
        return output;
    }
}
