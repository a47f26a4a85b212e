package dev.fairway.quickstart.why;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.supervise.PartState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the facts of Service default/web with uid u1, hop by hop; quotes are written as '. */
final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final String SOURCE = "laptop/service/default/web";

    private @Nullable JsonNode service;
    private final List<Entry> entries = new ArrayList<>();
    private final List<JsonNode> calls = new ArrayList<>();
    private final List<PartState> parts = new ArrayList<>();

    /** A Service that was just stored, with the provider announced and the cluster known. */
    static Told stored() {
        return new Told()
                .entry("fairway.clusters", "laptop", "{'cluster':'laptop','defaultProvider':'aws'}")
                .entry("fairway.providers", "aws", "{'provider':'aws','classes':['fairway.dev/aws-nlb']}")
                .service(
                        "'spec':{'type':'LoadBalancer','loadBalancerClass':'fairway.dev/aws-nlb','ports':[{'port':80}]}");
    }

    /** All hops done. */
    static Told ready() {
        return stored().snapshot()
                .outcome("reconciler", 0, "{'type':'Claimed'}")
                .finalizer()
                .desired("Present", 7)
                .outcome("aws", 7, "{'type':'Ready','notes':[]}")
                .service(
                        "'metadata':{'uid':'u1','finalizers':['fairway.dev/load-balancer']},'spec':{'type':'LoadBalancer',"
                                + "'loadBalancerClass':'fairway.dev/aws-nlb','ports':[{'port':80}]},"
                                + "'status':{'loadBalancer':{'ingress':[{'hostname':'web.elb.example'}]}}");
    }

    Told service(String fields) {
        String metadata = fields.contains("'metadata'") ? "" : "'metadata':{'uid':'u1'},";
        service = json("{" + metadata + fields + "}");
        return this;
    }

    Told noService() {
        service = null;
        return this;
    }

    Told unknownService() {
        service = MissingNode.getInstance();
        return this;
    }

    Told finalizer() {
        return service(
                "'metadata':{'uid':'u1','finalizers':['fairway.dev/load-balancer']},'spec':{'type':'LoadBalancer',"
                        + "'loadBalancerClass':'fairway.dev/aws-nlb','ports':[{'port':80}]}");
    }

    Told deleting() {
        return service("'metadata':{'uid':'u1','finalizers':['fairway.dev/load-balancer'],"
                + "'deletionTimestamp':'2026-01-01T10:01:00Z'},'spec':{'type':'LoadBalancer','ports':[{'port':80}]}");
    }

    Told snapshot() {
        return entry("fairway.services", "laptop/default/web", "{'uid':'u1'}");
    }

    Told endpoint(boolean ready) {
        return entry(
                "fairway.endpoints",
                "laptop/default/web-abc",
                "{'namespace':'default','service':'web','endpoints':[{'ready':" + ready + "}]}");
    }

    Told outcome(String writer, long generation, String phase) {
        return outcomeOf("u1", writer, generation, phase);
    }

    Told outcomeOf(String uid, String writer, long generation, String phase) {
        return entry(
                "fairway.outcomes",
                SOURCE + "|" + uid + "|" + writer,
                "{'source':'" + SOURCE + "','uid':'" + uid + "','writer':'" + writer + "','generation':" + generation
                        + ",'phase':" + phase + "}");
    }

    Told desired(String type, long generation) {
        return entry(
                "fairway.desired.aws",
                SOURCE + "|" + SOURCE + "|u1",
                "{'type':'" + type + "','uid':'u1','generation':" + generation + "}");
    }

    Told entry(String topic, String key, String value) {
        entries.removeIf(entry -> entry.topic().equals(topic) && entry.key().equals(key));
        entries.add(new Entry(topic, key, json(value), START.plusMillis(entries.size()), Map.of(), entries.size()));
        return this;
    }

    Told call(String fields) {
        calls.add(json("{" + fields + "}"));
        return this;
    }

    Told part(String name, PartState.Phase phase) {
        parts.add(new PartState(name, "", phase, 0, 0));
        return this;
    }

    Facts facts() {
        return new Facts(new Facts.Subject("laptop", "default", "web"), service, List.of(), entries, calls, parts);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
