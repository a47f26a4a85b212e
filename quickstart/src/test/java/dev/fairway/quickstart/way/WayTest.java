package dev.fairway.quickstart.way;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.why.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SOURCE = "laptop/service/default/web";

    @Test
    void isPutTogetherFromTheTopicsAndBothJournals() throws Exception {
        var steps = new Steps(
                new Facts.Subject("laptop", "default", "web"),
                "u1",
                List.of(
                        entry("fairway.services", "laptop/default/web", 2, "{'uid':'u1','finalizers':[]}"),
                        entry("fairway.outcomes", SOURCE + "|u1|reconciler", 5, "{'phase':{'type':'Claimed'}}"),
                        entry(
                                "fairway.services",
                                "laptop/default/web",
                                9,
                                "{'uid':'u1','finalizers':['fairway.dev/load-balancer']}"),
                        entry("fairway.desired.aws", SOURCE + "|" + SOURCE + "|u1", 12, "{'type':'Present'}"),
                        entry(
                                "fairway.outcomes",
                                SOURCE + "|u1|aws",
                                30,
                                "{'phase':{'type':'Progressing'},'addresses':[{'hostname':'h'}]}")),
                List.of(stored(-99, true), stored(0, true), stored(7, false), stored(33, false)),
                List.of(call(15, "CreateTargetGroup"), call(20, "CreateLoadBalancer")));

        assertThat(steps.way().lines())
                .containsExactly(
                        "     at ms     + ms  who          what",
                        "       0.0      0.0  kubernetes   stores the Service",
                        "       2.0      2.0  watcher      publishes its snapshot",
                        "       5.0      3.0  reconciler   claims it",
                        "       7.0      2.0  kubernetes   stores our finalizer, set by status",
                        "       9.0      2.0  watcher      publishes it with our finalizer",
                        "      12.0      3.0  reconciler   says what is wanted",
                        "      15.0      3.0  cloud        gets the first call: CreateTargetGroup",
                        "      20.0      5.0  cloud        gets a call: CreateLoadBalancer",
                        "      30.0     10.0  provider     publishes the address",
                        "      33.0      3.0  kubernetes   stores the address, written by status");
        assertThat(steps.way().millis(Hop.STORED, Hop.FIRST_CALL)).contains(15.0);
        assertThat(steps.way().millis(Hop.STORED, Hop.READY)).isEmpty();
    }

    private static Entry entry(String topic, String key, int millis, String value) throws Exception {
        return new Entry(topic, key, json(value), START.plusMillis(millis), Map.of(), millis);
    }

    private static Stored stored(int millis, boolean status) {
        return new Stored("default", "web", START.plusMillis(millis), status);
    }

    private static JsonNode call(int millis, String op) throws Exception {
        return json("{'op':'" + op + "','time':'" + START.plusMillis(millis) + "'}");
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
