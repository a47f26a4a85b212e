package dev.fairway.cluster.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import dev.fairway.cluster.apiserver.http.Client.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of objects whose owner or namespace goes. */
class CollectionTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private final ApiServer server = ApiServer.start(ApiServerConfig.inMemory());
    private final Client client = new Client(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void dependantsGoWithTheirOwner() {
        owned("child", owner());
        client.delete(MAPS + "/owner", "{'propagationPolicy':'Background'}");
        await(() -> gone(MAPS + "/child"));
    }

    @Test
    void orphansStay() {
        owned("child", owner());
        client.delete(MAPS + "/owner", "{'propagationPolicy':'Orphan'}");
        await(() -> gone(MAPS + "/owner"));
        assertThat(client.get(MAPS + "/child").at("/metadata").has("ownerReferences"))
                .isFalse();
    }

    @Test
    void inTheForegroundTheOwnerWaitsForItsDependants() {
        String uid = owner();
        client.post(
                MAPS,
                "{'metadata':{'name':'child','finalizers':['a/b'],'ownerReferences':[{'apiVersion':'v1',"
                        + "'kind':'ConfigMap','name':'owner','uid':'" + uid + "'}]}}");
        client.delete(MAPS + "/owner", "{'propagationPolicy':'Foreground'}");
        await(() -> client.get(MAPS + "/child").at("/metadata").has("deletionTimestamp"));
        assertThat(gone(MAPS + "/owner")).isFalse();
        client.patch(MAPS + "/child", "merge", "{'metadata':{'finalizers':null}}");
        await(() -> gone(MAPS + "/owner"));
    }

    @Test
    void whatIsBornWithoutALivingOwnerGoes() {
        owned("child", "nobody");
        await(() -> gone(MAPS + "/child"));
    }

    @Test
    void aNamespaceGoesWhenItsContentIsGone() {
        client.post("/api/v1/namespaces", "{'metadata':{'name':'team'}}");
        String maps = "/api/v1/namespaces/team/configmaps";
        client.post(maps, "{'metadata':{'name':'held','finalizers':['a/b']}}");
        assertThat(client.delete("/api/v1/namespaces/team", "{}").text("/status/phase"))
                .isEqualTo("Terminating");
        await(() -> client.get(maps + "/held").at("/metadata").has("deletionTimestamp"));
        Reply late = client.post(maps, "{'metadata':{'name':'late'}}");
        assertThat(late.status()).isEqualTo(403);
        assertThat(late.text("/message")).contains("because it is being terminated");
        client.patch(maps + "/held", "merge", "{'metadata':{'finalizers':null}}");
        await(() -> gone("/api/v1/namespaces/team"));
    }

    @Test
    void aPodThatRunsTerminatesWithinItsGracePeriod() {
        String pods = "/api/v1/namespaces/default/pods";
        client.post(pods, "{'metadata':{'name':'p'},'spec':{'nodeName':'n','containers':[{'name':'c','image':'i'}]}}");
        Reply deleted = client.delete(pods + "/p", "{}");
        assertThat(deleted.at("/metadata/deletionGracePeriodSeconds").asInt()).isEqualTo(30);
        client.delete(pods + "/p", "{'gracePeriodSeconds':0}");
        assertThat(gone(pods + "/p")).isTrue();
    }

    private String owner() {
        return client.post(MAPS, "{'metadata':{'name':'owner'}}").text("/metadata/uid");
    }

    private void owned(String name, String uid) {
        client.post(
                MAPS,
                "{'metadata':{'name':'" + name + "','ownerReferences':[{'apiVersion':'v1','kind':'ConfigMap',"
                        + "'name':'owner','uid':'" + uid + "'}]}}");
    }

    private boolean gone(String path) {
        return client.get(path).status() == 404;
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(5));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("deadline").isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
