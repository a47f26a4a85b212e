package dev.fairway.spi;

/**
 * Names one part of a domain, the same in every plan for it. Immutable fields of the resource are part of the name, so that
 * a change of one is a new resource beside the old.
 *
 * @param type the provider's word, such as {@code target-group}
 */
public record ResourceId(String type, String name) implements Comparable<ResourceId> {

    @Override
    public int compareTo(ResourceId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return type + "/" + name;
    }
}
