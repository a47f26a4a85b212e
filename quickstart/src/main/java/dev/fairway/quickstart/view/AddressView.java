package dev.fairway.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.why.Facts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code address [NAMESPACE/]NAME}: the words after curl. */
public record AddressView(Cluster cluster, Cloud cloud) {

    public int print(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("address needs the name of one Service, such as web or shop/frontend");
        }
        Facts.Subject subject = Why.subject(arguments.getFirst());
        Optional<JsonNode> service = cluster.service(subject.namespace(), subject.name());
        if (service.isEmpty()) {
            System.err.println(
                    "There is no Service " + subject + "; ./fairway kubectl get svc -A lists what there is.");
            return 1;
        }
        Optional<String> words = curl(service.get());
        if (words.isEmpty()) {
            System.err.println(
                    "Service " + subject + " has no address yet; ./fairway why svc/" + subject + " says why.");
            return 1;
        }
        System.out.println(words.get());
        return 0;
    }

    /** Empty while there is no address, or none that curl could reach. */
    public Optional<String> curl(JsonNode service) throws IOException, InterruptedException {
        JsonNode ingress =
                service.path("status").path("loadBalancer").path("ingress").path(0);
        Optional<Integer> port = tcpPort(service);
        if (ingress.isMissingNode() || port.isEmpty()) {
            return Optional.empty();
        }
        String hostname = ingress.path("hostname").asText("");
        if (hostname.isEmpty()) {
            return Optional.of("http://" + ingress.path("ip").asText() + ":" + port.get());
        }
        return words(hostname, port.get(), cloud.resolve(hostname));
    }

    /** <pre>--resolve web-1.elb.example:20080:127.50.0.1 http://web-1.elb.example:20080</pre> */
    static Optional<String> words(String hostname, int port, JsonNode resolved) {
        String addresses = StreamSupport.stream(resolved.path("addresses").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        int real = resolved.path("ports").path(Integer.toString(port)).asInt(port);
        return Optional.of("--resolve " + hostname + ":" + real + ":" + addresses + " http://" + hostname + ":" + real);
    }

    private static Optional<Integer> tcpPort(JsonNode service) {
        return StreamSupport.stream(service.path("spec").path("ports").spliterator(), false)
                .filter(port -> port.path("protocol").asText("TCP").equals("TCP"))
                .map(port -> port.path("port").asInt())
                .findFirst();
    }
}
