package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.kinds.Kind;
import dev.fairway.cluster.apiserver.store.Key;
import dev.fairway.cluster.apiserver.store.Store;
import java.util.Arrays;
import java.util.stream.Stream;

/** What is in a namespace, and has to go before it can. */
final class NamespaceContent {

    static Stream<Key> of(Store store, JsonNode namespace) {
        String name = namespace.path("metadata").path("name").asText();
        return Arrays.stream(Kind.values())
                .filter(Kind::namespaced)
                .flatMap(kind -> store.list(kind, name).objects().stream()
                        .map(object -> new Key(
                                kind, name, object.path("metadata").path("name").asText())));
    }

    private NamespaceContent() {}
}
