package dev.fairway.cloud.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cloud.clock.CloudClock;
import dev.fairway.cloud.clock.Timeline;
import dev.fairway.cloud.edge.Incoming;
import dev.fairway.cloud.edge.Reply;
import dev.fairway.cloud.faults.Admission;
import dev.fairway.cloud.faults.FaultJson;
import dev.fairway.cloud.faults.Throttle;
import dev.fairway.cloud.journal.Journal;
import dev.fairway.cloud.store.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The routes of the admin door:
 *
 * <pre>
 * GET  /health                                 GET  /journal?since=SEQ&cloud=aws     JSON lines
 * GET  /clock                                  POST /clock/advance {"seconds": 30}   stepped clocks only
 * GET  /leaks?cluster=UID&owners=uid1,uid2     GET  /resolve?name=DNSNAME
 * GET|PUT|DELETE /faults                       GET|PUT /latency {"millis": 50}
 * GET|PUT|DELETE /throttle {"elb.mutating": {"capacity": 20, "refillPerSecond": 3}}
 * GET|PUT /quotas {"listeners-per-network-load-balancer": 50}
 * PUT|DELETE /instances                        GET /state    GET /rules    POST /reset
 * </pre>
 */
public final class AdminDoor {
    private final List<Cloud> clouds;
    private final Journal journal;
    private final Admission admission;
    private final CloudClock clock;
    private final Timeline timeline;
    private final Map<String, String> endpoints;

    public AdminDoor(
            List<Cloud> clouds,
            Journal journal,
            Admission admission,
            Timeline timeline,
            Map<String, String> endpoints) {
        this.clouds = clouds;
        this.journal = journal;
        this.admission = admission;
        this.timeline = timeline;
        this.clock = timeline.clock();
        this.endpoints = endpoints;
    }

    public Reply handle(Incoming request) {
        try {
            return route(request);
        } catch (JsonProcessingException e) {
            return refuse(400, "The body is not the JSON that this wants: " + e.getOriginalMessage());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return refuse(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply route(Incoming request) throws JsonProcessingException {
        return switch (request.method() + " " + request.path()) {
            case "GET /health" -> json(Map.of("status", "UP", "clock", clock.describe(), "endpoints", endpoints));
            case "GET /journal" -> journal(request);
            case "GET /clock" -> json(Map.of("now", clock.now(), "clock", clock.describe()));
            case "POST /clock/advance" -> {
                timeline.advance(
                        Duration.ofMillis((long) (body(request).path("seconds").asDouble() * 1000)));
                yield json(Map.of("now", clock.now(), "clock", clock.describe()));
            }
            case "GET /leaks" -> leaks(request);
            case "GET /resolve" -> resolve(query(request, "name"));
            case "GET /state" -> json(byCloud(Cloud::state));
            case "GET /rules" -> json(byCloud(Cloud::rules));
            case "POST /reset" -> reset();
            case "PUT /instances" -> instance(request);
            case "DELETE /instances" -> terminate(query(request, "providerID"));
            default -> admission(request);
        };
    }

    private Reply admission(Incoming request) throws JsonProcessingException {
        return switch (request.method() + " " + request.path()) {
            case "GET /faults" ->
                json(admission.faults().rules().stream().map(String::valueOf).toList());
            case "PUT /faults" -> {
                admission.faults().set(FaultJson.read(body(request)));
                yield done();
            }
            case "DELETE /faults" -> {
                admission.faults().clear();
                yield done();
            }
            case "GET /latency" -> json(Map.of("millis", admission.latency().toMillis()));
            case "PUT /latency" -> {
                admission.latency(Duration.ofMillis(body(request).path("millis").asLong()));
                yield done();
            }
            case "GET /throttle" -> json(admission.throttle().limits());
            case "PUT /throttle" -> {
                Map<String, Throttle.Limit> limits = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> each : body(request).properties()) {
                    limits.put(each.getKey(), Json.MAPPER.treeToValue(each.getValue(), Throttle.Limit.class));
                }
                admission.throttle().set(limits);
                yield done();
            }
            case "DELETE /throttle" -> {
                admission.throttle().set(Map.of());
                yield done();
            }
            case "GET /quotas" -> json(byCloud(Cloud::quotas));
            case "PUT /quotas" -> {
                Map<String, Integer> wanted = new LinkedHashMap<>();
                body(request)
                        .properties()
                        .forEach(each ->
                                wanted.put(each.getKey(), each.getValue().asInt()));
                clouds.forEach(cloud -> cloud.quotas(wanted));
                yield done();
            }
            default -> refuse(404, "There is no " + request.method() + " " + request.path() + " here.");
        };
    }

    private Reply journal(Incoming request) {
        long since = Long.parseLong(request.query().getOrDefault("since", "0"));
        String cloud = request.query().getOrDefault("cloud", "");
        String lines = journal.linesSince(since).stream()
                .filter(line -> cloud.isEmpty() || line.contains("\"cloud\":\"" + cloud + "\""))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return new Reply.Answer(200, "application/x-ndjson", lines);
    }

    private Reply leaks(Incoming request) throws JsonProcessingException {
        Set<String> owners = Arrays.stream(
                        request.query().getOrDefault("owners", "").split(","))
                .filter(uid -> !uid.isEmpty())
                .collect(Collectors.toSet());
        String cluster = query(request, "cluster");
        return json(clouds.stream()
                .flatMap(cloud -> cloud.leaks(cluster, owners).stream())
                .toList());
    }

    private Reply resolve(String name) throws JsonProcessingException {
        var found =
                clouds.stream().flatMap(cloud -> cloud.resolve(name).stream()).findFirst();
        return found.isPresent() ? json(found.get()) : refuse(404, "No balancer has the DNS name " + name + ".");
    }

    private Reply instance(Incoming request) throws JsonProcessingException {
        Machine machine = Json.MAPPER.treeToValue(body(request), Machine.class);
        cloudOf(machine.providerId()).start(machine);
        return done();
    }

    private Reply terminate(String providerId) {
        cloudOf(providerId).terminate(providerId);
        return done();
    }

    private Cloud cloudOf(String providerId) {
        return clouds.stream()
                .filter(cloud -> cloud.knows(providerId))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("No emulated cloud knows providerIDs like '" + providerId + "'."));
    }

    private Reply reset() {
        admission.faults().clear();
        admission.latency(Duration.ZERO);
        admission.throttle().set(Map.of());
        clouds.forEach(Cloud::reset);
        return done();
    }

    private <T> Map<String, T> byCloud(java.util.function.Function<Cloud, T> each) {
        Map<String, T> all = new LinkedHashMap<>();
        clouds.forEach(cloud -> all.put(cloud.name(), each.apply(cloud)));
        return all;
    }

    private static String query(Incoming request, String name) {
        String value = request.query().get(name);
        if (value == null) {
            throw new IllegalArgumentException("The parameter " + name + " is missing.");
        }
        return value;
    }

    private static JsonNode body(Incoming request) throws JsonProcessingException {
        return Json.MAPPER.readTree(request.body());
    }

    private static Reply json(Object value) throws JsonProcessingException {
        return Reply.Answer.json(200, Json.MAPPER.writeValueAsString(value));
    }

    private static Reply done() {
        return Reply.Answer.json(200, "{}");
    }

    private static Reply refuse(int status, String message) {
        return Reply.Answer.json(
                status, Json.MAPPER.createObjectNode().put("error", message).toString());
    }
}
