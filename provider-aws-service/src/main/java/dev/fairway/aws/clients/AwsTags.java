package dev.fairway.aws.clients;

import dev.fairway.spi.Ownership;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** The mark of ownership in the forms that the two services have for tags. */
public final class AwsTags {

    public static List<Tag> elb(Ownership ownership) {
        return ownership.tags().entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
    }

    public static TagSpecification ec2(ResourceType type, Ownership ownership) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(ownership.tags().entrySet().stream()
                        .map(e -> software.amazon.awssdk.services.ec2.model.Tag.builder()
                                .key(e.getKey())
                                .value(e.getValue())
                                .build())
                        .toList())
                .build();
    }

    public static Map<String, String> ofElb(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, t -> t.value() == null ? "" : t.value()));
    }

    public static Map<String, String> ofEc2(List<software.amazon.awssdk.services.ec2.model.Tag> tags) {
        return tags.stream()
                .collect(Collectors.toMap(
                        software.amazon.awssdk.services.ec2.model.Tag::key, t -> t.value() == null ? "" : t.value()));
    }

    private AwsTags() {}
}
