package dev.fairway.quickstart.parts;

import java.util.List;

/**
 * One process of the world.
 *
 * @param address where it listens, as shown to people
 * @param ports all that it binds, so that a taken one is found before anything starts
 * @param after the parts that must have been ready once before this one is started
 */
public record Part(String name, String address, List<Integer> ports, List<String> after, Program program, Probe ready) {

    public Part {
        ports = List.copyOf(ports);
        after = List.copyOf(after);
    }
}
