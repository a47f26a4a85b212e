package dev.fairway.cluster.apiserver.registry;

/**
 * What a request is about.
 *
 * @param kind the kind asked for, in the form it was asked for
 * @param namespace empty for objects of the cluster, or for all namespaces
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
public record Target(Kind kind, String namespace, String name, String subresource) {

    public Target named(String other) {
        return new Target(kind, namespace, other, subresource);
    }

    public boolean is(Kind.Part part) {
        return subresource.equals(part.path());
    }
}
