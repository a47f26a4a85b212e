package dev.fairway.cloud.aws;

import dev.fairway.cloud.admin.Leak;
import dev.fairway.cloud.aws.state.GroupRule;
import dev.fairway.cloud.aws.state.Listener;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.SecurityGroup;
import dev.fairway.cloud.aws.state.Tagged;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.store.Store;
import java.util.List;
import java.util.Set;

/** Resources that carry a cluster's mark though the object they were made for is gone; what was abandoned is no leak. */
final class Leaks {
    private static final List<Class<? extends Tagged>> KINDS =
            List.of(LoadBalancer.class, Listener.class, TargetGroup.class, SecurityGroup.class, GroupRule.class);

    static List<Leak> of(Store store, String clusterUid, Set<String> owners) {
        return KINDS.stream()
                .flatMap(kind -> store.all(kind).stream())
                .filter(each -> clusterUid.equals(each.tags().get("fairway.dev/cluster-uid")))
                .filter(each -> !each.tags().containsKey("fairway.dev/abandoned"))
                .filter(each -> !owned(source(each), owners))
                .map(Leaks::leak)
                .toList();
    }

    private static boolean owned(String sourceUid, Set<String> owners) {
        return sourceUid.isEmpty() || sourceUid.equals("shared") ? !owners.isEmpty() : owners.contains(sourceUid);
    }

    private static String source(Tagged resource) {
        return resource.tags().getOrDefault("fairway.dev/source-uid", "");
    }

    private static Leak leak(Tagged resource) {
        return new Leak(
                "aws",
                resource.getClass().getSimpleName(),
                resource.id(),
                name(resource),
                new Leak.Mark(
                        resource.tags().getOrDefault("fairway.dev/source", ""),
                        source(resource),
                        resource.tags().getOrDefault("fairway.dev/part", "")));
    }

    private static String name(Tagged resource) {
        return switch (resource) {
            case LoadBalancer lb -> lb.shape().name();
            case TargetGroup group -> group.shape().name();
            case SecurityGroup group -> group.name();
            case Listener listener -> String.valueOf(listener.port());
            default -> resource.id();
        };
    }

    private Leaks() {}
}
