package dev.fairway.cluster.apiserver.http;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import dev.fairway.cluster.apiserver.http.Client.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final String SERVICES = "/api/v1/namespaces/default/services";
    private static ApiServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = ApiServer.start(ApiServerConfig.inMemory());
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void aServiceIsCompletedAsItIsCreated() {
        Reply created = balancer("complete", "");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/spec/clusterIP")).startsWith("10.96.");
        assertThat(created.at("/spec/ports/0/nodePort").asInt()).isBetween(30_000, 32_767);
        assertThat(created.at("/spec/ports/0/targetPort").asInt()).isEqualTo(80);
        assertThat(created.text("/spec/externalTrafficPolicy")).isEqualTo("Cluster");
        assertThat(created.at("/metadata").has("generation")).isFalse();
        assertThat(created.text("/metadata/uid")).hasSize(36);
        assertThat(balancer("complete", "").text("/message")).isEqualTo("services \"complete\" already exists");
    }

    @Test
    void aStaleUpdateIsAConflictAndOneThatChangesNothingIsNotStored() {
        ObjectNode first = (ObjectNode) balancer("stale", "").body();
        Reply same = client.put(SERVICES + "/stale", first);
        assertThat(same.at("/metadata/resourceVersion")).isEqualTo(first.at("/metadata/resourceVersion"));
        client.patch(SERVICES + "/stale", "merge", "{'metadata':{'labels':{'a':'b'}}}");
        Reply stale = client.put(SERVICES + "/stale", first);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("/reason")).isEqualTo("Conflict");
        assertThat(stale.text("/message"))
                .isEqualTo("Operation cannot be fulfilled on services \"stale\": the object has been modified; please"
                        + " apply your changes to the latest version and try again");
    }

    @Test
    void statusAndSpecAreWrittenApart() {
        balancer("apart", "");
        Reply status = client.patch(
                SERVICES + "/apart/status",
                "strategic-merge",
                "{'spec':{'type':'ClusterIP'},'status':{'loadBalancer':{'ingress':[{'ip':'127.50.0.1'}]}}}");
        assertThat(status.text("/spec/type")).isEqualTo("LoadBalancer");
        assertThat(status.text("/status/loadBalancer/ingress/0/ipMode")).isEqualTo("VIP");
        Reply spec = client.patch(SERVICES + "/apart", "merge", "{'status':null,'metadata':{'labels':{'a':'b'}}}");
        assertThat(spec.text("/status/loadBalancer/ingress/0/ip")).isEqualTo("127.50.0.1");
    }

    @Test
    void aStatusPatchForAnotherUidIsAConflict() {
        balancer("reborn", "");
        Reply reply = client.patch(
                SERVICES + "/reborn/status", "strategic-merge", "{'metadata':{'uid':'other'},'status':{}}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/message")).contains("Precondition failed: UID in precondition: other");
    }

    @Test
    void aFinalizerHoldsADeletedObjectUntilItIsRemoved() {
        balancer("held", "'finalizers':['fairway.dev/load-balancer']");
        Reply deleted = client.delete(SERVICES + "/held", "{}");
        assertThat(deleted.at("/metadata").has("deletionTimestamp")).isTrue();
        Reply added = client.patch(
                SERVICES + "/held", "json", "[{'op':'add','path':'/metadata/finalizers/-','value':'a/b'}]");
        assertThat(added.status()).isEqualTo(422);
        assertThat(added.text("/message"))
                .isEqualTo(
                        "Service \"held\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if"
                                + " the object is being deleted, found new finalizers []string{\"a/b\"}");
        Reply released = client.patch(
                SERVICES + "/held",
                "json",
                "[{'op':'test','path':'/metadata/finalizers','value':['fairway.dev/load-balancer']},"
                        + "{'op':'remove','path':'/metadata/finalizers'}]");
        assertThat(released.status()).isEqualTo(200);
        assertThat(client.get(SERVICES + "/held").status()).isEqualTo(404);
    }

    @Test
    void aFailedTestOfAJsonPatchIs422() {
        balancer("tested", "");
        Reply reply = client.patch(
                SERVICES + "/tested", "json", "[{'op':'test','path':'/metadata/finalizers','value':['x']}]");
        assertThat(reply.status()).isEqualTo(422);
    }

    @Test
    void generationCountsChangesOfSpecOnly() {
        String deployments = "/apis/apps/v1/namespaces/default/deployments";
        client.post(
                deployments,
                "{'metadata':{'name':'web'},'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':"
                        + "{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}}");
        client.patch(deployments + "/web/status", "merge", "{'status':{'replicas':1}}");
        client.patch(deployments + "/web", "merge", "{'metadata':{'labels':{'x':'y'}}}");
        assertThat(client.get(deployments + "/web").at("/metadata/generation").asInt())
                .isEqualTo(1);
        Reply scale = client.patch(deployments + "/web/scale", "merge", "{'spec':{'replicas':5}}");
        assertThat(scale.text("/kind")).isEqualTo("Scale");
        Reply scaled = client.get(deployments + "/web");
        assertThat(scaled.at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(scaled.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void serverSideApplyCreatesThenMerges() {
        String path = SERVICES + "/applied";
        assertThat(client.apply(path, "{'spec':{'ports':[{'port':80}]}}").status())
                .isEqualTo(422);
        String mine = path + "?fieldManager=me";
        String service =
                "{'apiVersion':'v1','kind':'Service','metadata':{'name':'applied'},'spec':{'ports':[{'port':%d}]}}";
        assertThat(client.apply(mine, service.formatted(80)).status()).isEqualTo(201);
        Reply second = client.apply(mine, service.formatted(81));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/spec/ports")).hasSize(1);
        assertThat(second.at("/metadata/managedFields/0/manager").asText()).isEqualTo("me");
    }

    @Test
    void aDryRunStoresNothing() {
        Reply reply =
                client.post(SERVICES + "?dryRun=All", "{'metadata':{'name':'dry'},'spec':{'ports':[{'port':80}]}}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(client.get(SERVICES + "/dry").status()).isEqualTo(404);
    }

    @Test
    void listsPageAndSelect() {
        client.post("/api/v1/namespaces", "{'metadata':{'name':'pages'}}");
        for (String name : new String[] {"a", "b", "c"}) {
            client.post(
                    "/api/v1/namespaces/pages/configmaps",
                    "{'metadata':{'name':'" + name + "','labels':{'n':'" + name + "'}}}");
        }
        Reply first = client.get("/api/v1/namespaces/pages/configmaps?limit=2");
        assertThat(first.at("/items")).hasSize(2);
        Reply rest =
                client.get("/api/v1/namespaces/pages/configmaps?limit=2&continue=" + first.text("/metadata/continue"));
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.text("/items/0/metadata/name")).isEqualTo("c");
        assertThat(client.get("/api/v1/configmaps?labelSelector=n%3Db").at("/items"))
                .hasSize(1);
    }

    @Test
    void tablesHaveUpstreamsColumns() {
        balancer("tabled", "");
        assertThat(client.table(SERVICES).at("/columnDefinitions").findValuesAsText("name"))
                .containsExactly("Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age", "Selector");
    }

    @Test
    void eventsAreTheSameInBothForms() {
        client.post(
                "/api/v1/namespaces/default/events",
                "{'metadata':{'name':'e'},'involvedObject':{'kind':'Service','name':'web','namespace':'default'},"
                        + "'reason':'R','message':'M','type':'Normal'}");
        Reply event = client.get("/apis/events.k8s.io/v1/namespaces/default/events/e");
        assertThat(event.text("/note")).isEqualTo("M");
        assertThat(event.text("/regarding/name")).isEqualTo("web");
        assertThat(client.get("/api/v1/events?fieldSelector=involvedObject.name%3Dweb")
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void theJournalKnowsWhatWasStored() {
        balancer("journaled", "");
        assertThat(client.raw("/fairway/journal?since=0")).contains("\"name\":\"journaled\"");
        assertThat(client.raw("/readyz")).isEqualTo("ok");
        assertThat(client.get("/apis/nobody/v1").body())
                .isEqualTo(tree(
                        "{'kind':'Status','apiVersion':'v1','metadata':{},'status':'Failure','message':'the server could not find"
                                + " the requested resource','reason':'NotFound','code':404}"));
    }

    private static Reply balancer(String name, String metadata) {
        return client.post(
                SERVICES,
                "{'metadata':{'name':'" + name + "'" + (metadata.isEmpty() ? "" : "," + metadata)
                        + "},'spec':{'type':'LoadBalancer','ports':[{'port':80}]}}");
    }
}
