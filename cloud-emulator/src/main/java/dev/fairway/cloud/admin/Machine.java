package dev.fairway.cloud.admin;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A machine as the nodes half of the cluster emulator announces it.
 *
 * @param address where its sockets are
 * @param podCidr empty where it has none
 */
public record Machine(@JsonProperty("providerID") String providerId, String name, String address, String podCidr) {
    public Machine {
        name = name == null ? "" : name;
        podCidr = podCidr == null ? "" : podCidr;
    }
}
