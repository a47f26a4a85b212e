package dev.fairway.cluster.apiserver.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From a path to what it is about.
 *
 * <pre>
 * /api/v1/namespaces/default/services/web/status   Service default/web, status
 * /apis/apps/v1/deployments                         Deployments of all namespaces
 * /api/v1/namespaces/default                        Namespace default
 * </pre>
 */
public final class Routes {

    public static Optional<Target> target(String path) {
        List<String> parts = new ArrayList<>(
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList());
        String group = "";
        if (parts.size() > 2 && parts.getFirst().equals("api")) {
            parts.removeFirst();
        } else if (parts.size() > 3 && parts.getFirst().equals("apis")) {
            parts.removeFirst();
            group = parts.removeFirst();
        } else {
            return Optional.empty();
        }
        String version = parts.removeFirst();
        if (parts.size() > 2 && parts.getFirst().equals("namespaces")) {
            Optional<Kind> inside = Kinds.find(group, version, parts.get(2));
            if (inside.isPresent()) {
                return target(inside.get(), parts.get(1), parts.subList(3, parts.size()));
            }
        }
        List<String> rest = parts.subList(1, parts.size());
        return Kinds.find(group, version, parts.getFirst()).flatMap(kind -> target(kind, "", rest));
    }

    private static Optional<Target> target(Kind kind, String namespace, List<String> rest) {
        String name = rest.isEmpty() ? "" : rest.getFirst();
        String subresource = rest.size() > 1 ? rest.get(1) : "";
        boolean known = subresource.isEmpty()
                || kind.parts().stream().anyMatch(part -> part.path().equals(subresource));
        boolean placed = !kind.namespaced() || !namespace.isEmpty() || name.isEmpty();
        return rest.size() <= 2 && known && placed
                ? Optional.of(new Target(kind, namespace, name, subresource))
                : Optional.empty();
    }

    private Routes() {}
}
