package dev.fairway.cluster.apiserver.watch;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.select.Selection;
import dev.fairway.cluster.apiserver.store.Store;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private final Store store = Store.open(null, Clock.systemUTC());
    private final Watches watches = new Watches(store);
    private final RecordingSink sink = new RecordingSink();

    @Test
    void aRevisionThatIsForgottenIs410AndEndsTheWatch() {
        write(2_100);
        watches.start(from("1"), sink);
        assertThat(sink.events).hasSize(1);
        assertThat(sink.events.getFirst())
                .startsWith("{\"type\":\"ERROR\"")
                .contains("\"code\":410", "\"reason\":\"Expired\"");
        assertThat(sink.ended).isTrue();
    }

    @Test
    void soIsOneThatThisStoreNeverHad() {
        watches.start(from("77"), sink);
        assertThat(sink.events.getFirst()).contains("\"code\":410");
    }

    @Test
    void whatWasStoredIsHeardBeforeTheWriteReturns() {
        watches.start(from("0"), sink);
        write(1);
        assertThat(sink.events)
                .containsExactly(
                        "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"namespace\":\"d\",\"name\":\"a\",\"resourceVersion\":\"1\"}}}\n");
    }

    @Test
    void whoHasStoppedHearsNothing() {
        watches.start(from("0"), sink).run();
        write(1);
        assertThat(sink.events).isEmpty();
    }

    @Test
    void quietWatchesThatWantThemGetBookmarks() {
        watches.start(from("0"), sink);
        watches.bookmark();
        assertThat(sink.events.getFirst()).contains("BOOKMARK", "\"kind\":\"ConfigMap\"", "\"resourceVersion\":\"0\"");
    }

    private void write(int times) {
        for (int i = 0; i < times; i++) {
            store.write(Kinds.CONFIG_MAP, tree("{'metadata':{'namespace':'d','name':'a'}}"), "");
        }
    }

    private static Watches.Wish from(String since) {
        Selection all = new Selection(Kinds.CONFIG_MAP, "", object -> true);
        return new Watches.Wish(all, since, true, false, new Rendering.Plain());
    }
}
