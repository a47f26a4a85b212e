package dev.fairway.testkit.fake;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import dev.fairway.spi.Spec;
import java.util.List;
import java.util.Set;

/**
 * The parts of a fake balancer.
 *
 * <pre>
 * fence (shared) ◀ balancer ◀ door ▶ pool ◀ members
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FakeSpec.Fence.class, name = "fence"),
    @JsonSubTypes.Type(value = FakeSpec.Balancer.class, name = "balancer"),
    @JsonSubTypes.Type(value = FakeSpec.Pool.class, name = "pool"),
    @JsonSubTypes.Type(value = FakeSpec.Members.class, name = "members"),
    @JsonSubTypes.Type(value = FakeSpec.Door.class, name = "door")
})
public sealed interface FakeSpec extends Spec {
    ResourceId FENCE = new ResourceId("fence", "shared");

    Ownership mark();

    @Override
    default String owner() {
        return mark().sourceUid();
    }

    @Override
    default String summary() {
        return id().toString();
    }

    /** What all balancers of a cluster stand behind. */
    record Fence(Ownership mark) implements FakeSpec {
        @Override
        public ResourceId id() {
            return FENCE;
        }

        @Override
        public Set<ResourceId> needs() {
            return Set.of();
        }

        @Override
        public Set<Slot> slots() {
            return Set.of();
        }
    }

    /** The name stays when the size changes, so a balancer of another size must wait for the old one's end. */
    record Balancer(Ownership mark, String name, String scheme, String size) implements FakeSpec {
        static ResourceId id(String uid, String scheme, String size) {
            return new ResourceId("balancer", uid + "-" + scheme + "-" + size);
        }

        @Override
        public ResourceId id() {
            return id(owner(), scheme, size);
        }

        @Override
        public Set<ResourceId> needs() {
            return Set.of(FENCE);
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(new Slot("name", name));
        }
    }

    record Pool(Ownership mark, String name, String protocol, int port) implements FakeSpec {
        static ResourceId id(String uid, String protocol, int port) {
            return new ResourceId("pool", uid + "-" + protocol + "-" + port);
        }

        @Override
        public ResourceId id() {
            return id(owner(), protocol, port);
        }

        @Override
        public Set<ResourceId> needs() {
            return Set.of();
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(new Slot("name", name));
        }
    }

    record Members(Ownership mark, ResourceId pool, List<String> targets) implements FakeSpec {
        @Override
        public ResourceId id() {
            return new ResourceId("members", pool.name());
        }

        @Override
        public Set<ResourceId> needs() {
            return Set.of(pool);
        }

        @Override
        public Set<Slot> slots() {
            return Set.of();
        }
    }

    record Door(Ownership mark, ResourceId balancer, int port, ResourceId pool) implements FakeSpec {
        @Override
        public ResourceId id() {
            return new ResourceId("door", balancer.name() + "-" + port);
        }

        @Override
        public Set<ResourceId> needs() {
            return Set.of(balancer, pool);
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(new Slot("port", balancer + ":" + port));
        }
    }
}
