package dev.fairway.cluster.nodes.control;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Writes a status in one call that other writers cannot make fail, and that never meets another object of the same name. */
final class Statuses {
    private static final PatchContext MERGE = PatchContext.of(PatchType.STRATEGIC_MERGE);

    static <T extends HasMetadata> T write(Resource<T> resource, T object, Object status) {
        Map<String, Object> patch =
                Map.of("metadata", Map.of("uid", object.getMetadata().getUid()), "status", status);
        return resource.subresource("status").patch(MERGE, Serialization.asJson(patch));
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Statuses() {}
}
