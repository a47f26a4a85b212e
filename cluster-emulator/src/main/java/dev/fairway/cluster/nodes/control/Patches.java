package dev.fairway.cluster.nodes.control;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Writes part of an object in one call that other writers cannot make fail. */
final class Patches {
    private static final PatchContext MERGE = PatchContext.of(PatchType.STRATEGIC_MERGE);

    /** The status of this very object, not of another that has its name by now. */
    static <T extends HasMetadata> T status(Resource<T> resource, T object, Object status) {
        Map<String, Object> patch =
                Map.of("metadata", Map.of("uid", object.getMetadata().getUid()), "status", status);
        return resource.subresource("status").patch(MERGE, Serialization.asJson(patch));
    }

    /** @param patch names the object's uid where another of the same name must not be met */
    static <T> T patch(Resource<T> resource, Map<String, Object> patch) {
        return resource.patch(MERGE, Serialization.asJson(patch));
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Patches() {}
}
