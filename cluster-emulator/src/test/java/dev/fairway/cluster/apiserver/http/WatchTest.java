package dev.fairway.cluster.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private final ApiServer server = ApiServer.start(ApiServerConfig.inMemory());
    private final Client client = new Client(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void beginsWithAllThereIsAndGoesOn() {
        create("a", "x");
        var watching = client.watch(MAPS + "?watch=true");
        assertThat(watching.nextInShort()).isEqualTo("ADDED a");
        create("b", "x");
        assertThat(watching.nextInShort()).isEqualTo("ADDED b");
        client.patch(MAPS + "/b", "merge", "{'data':{'k':'v'}}");
        assertThat(watching.nextInShort()).isEqualTo("MODIFIED b");
        client.delete(MAPS + "/b", "{}");
        assertThat(watching.nextInShort()).isEqualTo("DELETED b");
    }

    @Test
    void resumesBehindAResourceVersion() {
        create("a", "x");
        String since = client.get(MAPS).text("/metadata/resourceVersion");
        create("b", "x");
        assertThat(client.watch(MAPS + "?watch=true&resourceVersion=" + since).nextInShort())
                .isEqualTo("ADDED b");
    }

    @Test
    void whatEntersOrLeavesTheSelectionIsAddedOrDeleted() {
        create("a", "x");
        var watching = client.watch(MAPS + "?watch=true&labelSelector=l%3Dy");
        client.patch(MAPS + "/a", "merge", "{'metadata':{'labels':{'l':'y'}}}");
        assertThat(watching.nextInShort()).isEqualTo("ADDED a");
        client.patch(MAPS + "/a", "merge", "{'metadata':{'labels':{'l':'z'}}}");
        assertThat(watching.nextInShort()).isEqualTo("DELETED a");
    }

    @Test
    void initialEventsEndWithABookmark() {
        create("a", "x");
        var watching = client.watch(MAPS + "?watch=true&sendInitialEvents=true&allowWatchBookmarks=true"
                + "&resourceVersionMatch=NotOlderThan");
        assertThat(watching.nextInShort()).isEqualTo("ADDED a");
        assertThat(watching.next().at("/object/metadata/annotations").toString())
                .contains("initial-events-end");
    }

    private void create(String name, String label) {
        client.post(MAPS, "{'metadata':{'name':'" + name + "','labels':{'l':'" + label + "'}}}");
    }
}
