package dev.fairway.quickstart.reach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.quickstart.parts.PortPlan;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The clouds' admin API. */
public final class Cloud {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Http http;

    public Cloud(PortPlan ports) {
        http = new Http("cloud-emulator", "http://127.0.0.1:" + ports.cloudAdmin());
    }

    /** Calls after the given number, oldest first. */
    public List<JsonNode> journal(long since) throws IOException, InterruptedException {
        var calls = new ArrayList<JsonNode>();
        for (String line : http.orFail("/journal?since=" + since).lines().toList()) {
            if (!line.isBlank()) {
                calls.add(JSON.readTree(line));
            }
        }
        return calls;
    }

    /** Resources of the cluster that belong to none of the owners. */
    public JsonNode leaks(String clusterUid, List<String> owners) throws IOException, InterruptedException {
        return JSON.readTree(
                http.orFail("/leaks?cluster=" + encode(clusterUid) + "&owners=" + encode(String.join(",", owners))));
    }

    /** Where a balancer's DNS name leads to, and on which port of this machine a port of it is served. */
    public JsonNode resolve(String name) throws IOException, InterruptedException {
        return JSON.readTree(http.orFail("/resolve?name=" + encode(name)));
    }

    public void latency(int millis) throws IOException, InterruptedException {
        http.orFail("/latency", http.send("PUT", "/latency", "application/json", "{\"millis\":" + millis + "}"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
