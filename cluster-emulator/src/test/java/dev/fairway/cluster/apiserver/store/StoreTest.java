package dev.fairway.cluster.apiserver.store;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path directory;

    /** A store that is never closed is one whose process was killed. */
    @Test
    void aKillLosesNothingAndRevisionsGoOn() {
        Store killed = open();
        killed.write(Kinds.SERVICE, service("a"), "");
        killed.write(Kinds.SERVICE, service("b"), "");
        killed.remove(Kinds.SERVICE, service("a"));

        Store next = open();
        assertThat(next.revision()).isEqualTo(3);
        assertThat(next.find(Kinds.SERVICE, "default", "a")).isEmpty();
        assertThat(next.find(Kinds.SERVICE, "default", "b"))
                .hasValueSatisfying(
                        b -> assertThat(Meta.resourceVersion(b.object())).isEqualTo("2"));
        assertThat(Meta.resourceVersion(
                        next.write(Kinds.SERVICE, service("c"), "").object()))
                .isEqualTo("4");
    }

    @Test
    void manyRestartsChangeNothing() {
        open().write(Kinds.SERVICE, service("a"), "");
        for (int i = 0; i < 3; i++) {
            assertThat(open().find(Kinds.SERVICE, "default", "a")).isPresent();
        }
        assertThat(open().revision()).isEqualTo(1);
    }

    @Test
    void aLineThatAKillCutWasNeverAnswered() throws IOException {
        open().write(Kinds.SERVICE, service("a"), "");
        Store second = open();
        second.write(Kinds.SERVICE, service("b"), "");
        Files.writeString(directory.resolve("changes"), "3\tADDED\t/services\t2026-", StandardOpenOption.APPEND);

        Store third = open();
        assertThat(third.revision()).isEqualTo(2);
        assertThat(third.list(Kinds.SERVICE, "default")).hasSize(2);
    }

    @Test
    void changesOfTheLastRunCanStillBeWatched() {
        open().write(Kinds.SERVICE, service("a"), "");
        Store second = open();
        assertThat(second.remembers(0)).isTrue();
        assertThat(second.changesAfter(0)).hasSize(1);
        // Compacted by the start before.
        assertThat(open().remembers(0)).isFalse();
    }

    @Test
    void namespacesThatBeginAlikeAreListedApart() {
        Store store = Store.open(null, Clock.systemUTC());
        store.write(Kinds.SERVICE, tree("{'metadata':{'namespace':'a','name':'x'}}"), "");
        store.write(Kinds.SERVICE, tree("{'metadata':{'namespace':'a-b','name':'x'}}"), "");
        assertThat(store.list(Kinds.SERVICE, "a")).hasSize(1);
        assertThat(store.list(Kinds.SERVICE, "")).hasSize(2);
    }

    @Test
    void theJournalSaysWhenWhatWasStored() {
        Store store = Store.open(null, Clock.systemUTC());
        store.write(Kinds.SERVICE, service("a"), "");
        store.write(Kinds.SERVICE, service("a"), "status");
        assertThat(store.journal().after(0).lines()).hasSize(2);
        assertThat(store.journal().after(1))
                .contains("\"resource\":\"services\"")
                .contains("\"verb\":\"MODIFIED\"")
                .contains("\"subresource\":\"status\"");
    }

    private Store open() {
        return Store.open(directory, Clock.systemUTC());
    }

    private static ObjectNode service(String name) {
        return tree("{'metadata':{'namespace':'default','name':'" + name + "'}}");
    }
}
