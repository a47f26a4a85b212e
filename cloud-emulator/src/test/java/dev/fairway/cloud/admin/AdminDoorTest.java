package dev.fairway.cloud.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cloud.CloudConfig;
import dev.fairway.cloud.CloudEmulator;
import dev.fairway.cloud.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminDoorTest {
    private static final String NODE = """
            {"providerID":"aws:///us-east-1a/i-0a","name":"node-1","address":"127.10.0.1","podCidr":"10.244.0.0/24"}""";

    private final CloudEmulator emulator =
            CloudEmulator.start(CloudConfig.inMemory().stepped());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        emulator.close();
    }

    @Test
    void machines_are_announced_and_withdrawn_again_and_again() {
        assertThat(call("PUT", "/instances", NODE).statusCode()).isEqualTo(200);
        assertThat(call("PUT", "/instances", NODE).statusCode()).isEqualTo(200);
        assertThat(call("GET", "/state", "").body())
                .containsOnlyOnce("\"kind\":\"Instance\"")
                .contains("127.10.0.1");
        assertThat(call("DELETE", "/instances?providerID=aws:///us-east-1a/i-0a", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("DELETE", "/instances?providerID=aws:///us-east-1a/i-0a", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("DELETE", "/instances?providerID=gce://p/z/n", "").body())
                .contains("No emulated cloud knows");
        assertThat(call("PUT", "/instances", "{\"providerID\":\"aws:///us-east-1z/i-0a\"}")
                        .body())
                .contains("no subnet in zone us-east-1z");
    }

    @Test
    void leaks_are_the_clusters_resources_that_no_owner_is_left_of() {
        create("own", "cluster-1", "uid-1");
        create("orphan", "cluster-1", "uid-2");
        create("shared", "cluster-1", "shared");
        create("foreign", "cluster-2", "uid-3");
        create("abandoned", "cluster-1", "uid-4&TagSpecification.1.Tag.3.Key=fairway.dev%2Fabandoned");

        assertThat(leaks("uid-1,uid-9")).containsExactly("orphan");
        assertThat(call("GET", "/leaks?cluster=cluster-1&owners=uid-1", "").body())
                .contains("\"kind\":\"SecurityGroup\"", "\"sourceUid\":\"uid-2\"");
        assertThat(leaks("")).containsExactly("own", "orphan", "shared");
        assertThat(call("GET", "/leaks", "").statusCode()).isEqualTo(400);
    }

    @Test
    void the_journal_is_read_from_where_one_left_off() throws IOException {
        create("one", "c", "u");
        create("two", "c", "u");

        List<String> lines =
                call("GET", "/journal?since=1&cloud=aws", "").body().lines().toList();
        assertThat(lines).hasSize(1);
        JsonNode line = Json.MAPPER.readTree(lines.getFirst());
        assertThat(line.path("seq").asInt()).isEqualTo(2);
        assertThat(line.path("cloud").asText()).isEqualTo("aws");
        assertThat(line.path("region").asText()).isEqualTo("us-east-1");
        assertThat(line.path("op").asText()).isEqualTo("CreateSecurityGroup");
        assertThat(line.path("resource").asText()).isEqualTo("two");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(line.path("mutating").asBoolean()).isTrue();
        assertThat(line.path("durationMs").isNumber()).isTrue();
        assertThat(line.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(call("GET", "/journal?cloud=gcp", "").body()).isEmpty();
    }

    @Test
    void faults_latency_throttle_and_quotas_are_set_and_taken_back() {
        String plan =
                "[{\"match\":{\"op\":\"CreateSecurity*\"},\"when\":{\"nth\":[1]},\"then\":{\"error\":\"AccessDenied\",\"status\":403}}]";

        assertThat(call("PUT", "/faults", plan).statusCode()).isEqualTo(200);
        assertThat(create("web", "c", "u").statusCode()).isEqualTo(403);
        assertThat(create("web", "c", "u").statusCode()).isEqualTo(200);
        assertThat(call("PUT", "/faults", "[{\"then\":\"explode\"}]").body()).contains("timeoutBefore");
        assertThat(call("PUT", "/faults", "{").statusCode()).isEqualTo(400);
        assertThat(call("PUT", "/throttle", "{\"ec2\":{\"capacity\":1,\"refillPerSecond\":1}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(create("a", "c", "u").statusCode()).isEqualTo(200);
        assertThat(create("b", "c", "u").statusCode()).isEqualTo(503);
        assertThat(call("DELETE", "/throttle", "").statusCode()).isEqualTo(200);
        assertThat(call("PUT", "/quotas", "{\"security-groups-per-region\":1}").statusCode())
                .isEqualTo(200);
        assertThat(create("c", "c", "u").body()).contains("SecurityGroupLimitExceeded");
        assertThat(call("PUT", "/quotas", "{\"wishes\":3}").body()).contains("target-groups");
        assertThat(call("PUT", "/latency", "{\"millis\":30}").statusCode()).isEqualTo(200);
        assertThat(emulator.admission().latency().toMillis()).isEqualTo(30);
        assertThat(call("POST", "/reset", "").statusCode()).isEqualTo(200);
        assertThat(emulator.admission().latency().toMillis()).isZero();
        assertThat(create("c", "c", "u").statusCode()).isEqualTo(200);
    }

    @Test
    void a_reset_keeps_the_machines_and_nothing_that_was_made() {
        call("PUT", "/instances", NODE);
        create("web", "c", "u");

        call("POST", "/reset", "");

        assertThat(call("GET", "/state", "").body())
                .contains("i-0a", "vpc-fairway")
                .doesNotContain("\"web\"");
    }

    @Test
    void the_clock_is_read_and_a_stepped_one_is_moved() throws IOException {
        long before = emulator.now().getEpochSecond();

        JsonNode moved = Json.MAPPER.readTree(
                call("POST", "/clock/advance", "{\"seconds\":30}").body());

        assertThat(emulator.now().getEpochSecond() - before).isEqualTo(30);
        assertThat(moved.path("now").asText()).isEqualTo(emulator.now().toString());
        assertThat(call("GET", "/clock", "").body()).contains("stepped");
        assertThat(call("GET", "/health", "").body())
                .contains("UP", emulator.awsEndpoint().toString());
        assertThat(call("GET", "/rules", "").body()).contains("aws.elb.nlb-needs-sg-at-create");
        assertThat(call("GET", "/resolve?name=none.example.com", "").statusCode())
                .isEqualTo(404);
        assertThat(call("GET", "/nothing", "").statusCode()).isEqualTo(404);
    }

    private List<String> leaks(String owners) {
        try {
            return Json.MAPPER
                    .readTree(call("GET", "/leaks?cluster=cluster-1&owners=" + owners, "")
                            .body())
                    .findValuesAsText("name");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A security group, asked for as any client would. */
    private HttpResponse<String> create(String name, String clusterUid, String sourceUid) {
        return send(
                "POST",
                emulator.awsEndpoint(),
                "Action=CreateSecurityGroup&Version=2016-11-15&VpcId=vpc-fairway&GroupDescription=d&GroupName=" + name
                        + "&TagSpecification.1.ResourceType=security-group"
                        + "&TagSpecification.1.Tag.1.Key=fairway.dev%2Fcluster-uid&TagSpecification.1.Tag.1.Value="
                        + clusterUid
                        + "&TagSpecification.1.Tag.2.Key=fairway.dev%2Fsource-uid&TagSpecification.1.Tag.2.Value="
                        + sourceUid);
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return send(method, URI.create(emulator.adminEndpoint() + path), body);
    }

    private HttpResponse<String> send(String method, URI to, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(to)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
