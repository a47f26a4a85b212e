package dev.fairway.cluster.apiserver.registry;

import java.util.List;

/**
 * A kind of object, as discovery names it.
 *
 * @param parts its sub-resources
 * @param generation whether metadata.generation counts the changes of spec
 */
public record Kind(
        String group,
        String version,
        String kind,
        Names names,
        boolean namespaced,
        List<Part> parts,
        boolean generation) {

    public record Names(String plural, String singular, List<String> shortNames, boolean inAll) {}

    public enum Part {
        STATUS("status"),
        SCALE("scale"),
        FINALIZE("finalize"),
        BINDING("binding");

        private final String path;

        Part(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    public String plural() {
        return names.plural();
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code services}, {@code deployments.apps}: how messages name it. */
    public String qualified() {
        return group.isEmpty() ? plural() : plural() + "." + group;
    }

    public boolean has(Part part) {
        return parts.contains(part);
    }

    public boolean is(String name) {
        return kind.equals(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kind that && that.kind.equals(kind) && that.group.equals(group);
    }

    @Override
    public int hashCode() {
        return kind.hashCode() * 31 + group.hashCode();
    }
}
