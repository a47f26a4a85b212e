package dev.fairway.cloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An emulated cloud as the admin door sees it. */
public interface Cloud {
    String name();

    /** @param owners uids of the objects that are left; a shared resource is owned as long as there is any */
    List<Leak> leaks(String clusterUid, Set<String> owners);

    /** Where a balancer's DNS name leads; empty if it is none of this cloud. */
    Optional<Resolved> resolve(String dnsName);

    /** @param ports the port on which each listener's socket really is */
    record Resolved(List<String> addresses, Map<Integer, Integer> ports) {}

    boolean knows(String providerId);

    /** Both are idempotent; an IllegalArgumentException says what is wrong with the machine. */
    void start(Machine machine);

    void terminate(String providerId);

    JsonNode state();

    List<Rule> rules();

    /** A reason for which the cloud refuses, and where it is known from. */
    record Rule(String id, String code, String source, String text) {}

    Map<String, Integer> quotas();

    void quotas(Map<String, Integer> wanted);

    /** Back to the world at the start; machines stay. */
    void reset();
}
