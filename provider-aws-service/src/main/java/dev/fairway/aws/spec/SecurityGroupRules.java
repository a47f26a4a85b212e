package dev.fairway.aws.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Who may reach the balancer: all ingress rules of its own group. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SecurityGroupRules(String owner, List<Rule> rules) implements AwsSpec {
    public static final String TYPE = "security-group-rules";
    public static final ResourceId FRONTEND = new ResourceId(TYPE, "frontend");

    public SecurityGroupRules {
        rules = rules.stream().distinct().sorted(Rule.ORDER).toList();
    }

    @Override
    public ResourceId id() {
        return FRONTEND;
    }

    @Override
    public Set<ResourceId> needs() {
        return Set.of(SecurityGroup.FRONTEND);
    }

    @Override
    public Set<Slot> slots() {
        return Set.of();
    }

    @Override
    public String summary() {
        return rules.size() + " ingress rules";
    }

    /**
     * @param protocol {@code tcp}, {@code udp} or {@code icmp}
     * @param from first port, or the ICMP type
     * @param to last port, or the ICMP code
     */
    public record Rule(String protocol, int from, int to, String cidr) {
        static final Comparator<Rule> ORDER = Comparator.comparing(Rule::protocol)
                .thenComparing(Rule::from)
                .thenComparing(Rule::to)
                .thenComparing(Rule::cidr);

        /** "Fragmentation needed": without it a path with a smaller MTU swallows large packets (RFC 1191). */
        public static Rule pathMtu(String cidr) {
            return new Rule("icmp", 3, 4, cidr);
        }
    }
}
