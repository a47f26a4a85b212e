package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.GroupRule;
import dev.fairway.cloud.aws.state.Instance;
import dev.fairway.cloud.aws.state.NetworkInterface;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.state.SecurityGroup;
import dev.fairway.cloud.aws.state.Subnet;
import dev.fairway.cloud.aws.state.Tagged;
import dev.fairway.cloud.aws.state.Vpc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Tags of EC2's resources. */
final class Ec2Tags {
    private static final Map<String, Class<? extends Tagged>> KINDS = Map.of(
            "vpc", Vpc.class,
            "subnet", Subnet.class,
            "i", Instance.class,
            "eni", NetworkInterface.class,
            "sg", SecurityGroup.class,
            "sgr", GroupRule.class);
    private static final Map<String, AwsRule> MISSING = Map.of(
            "vpc", AwsRule.EC2_VPC_MISSING,
            "subnet", AwsRule.EC2_SUBNET_MISSING,
            "i", AwsRule.EC2_INSTANCE_MISSING,
            "eni", AwsRule.EC2_INTERFACE_MISSING,
            "sg", AwsRule.EC2_GROUP_MISSING,
            "sgr", AwsRule.EC2_RULE_ID_MISSING);

    private final Account account;

    Ec2Tags(Account account) {
        this.account = account;
    }

    CreateTagsResponse create(CreateTagsRequest request) {
        Map<String, String> added = checked(read(request.tags()));
        for (String id : some(request.resources())) {
            Tagged resource = resource(id);
            Map<String, String> tags = new LinkedHashMap<>(resource.tags());
            tags.putAll(added);
            account.store().put(resource.withTags(checked(tags)));
        }
        return CreateTagsResponse.builder().build();
    }

    /** Without tags all go; a tag with a value goes only if it has that value. */
    DeleteTagsResponse delete(DeleteTagsRequest request) {
        for (String id : some(request.resources())) {
            Tagged resource = resource(id);
            Map<String, String> tags =
                    request.tags().isEmpty() ? new LinkedHashMap<>() : new LinkedHashMap<>(resource.tags());
            request.tags()
                    .forEach(tag -> tags.computeIfPresent(
                            String.valueOf(tag.key()),
                            (key, value) -> tag.value() == null || tag.value().equals(value) ? null : value));
            account.store().put(resource.withTags(tags));
        }
        return DeleteTagsResponse.builder().build();
    }

    private static List<String> some(List<String> ids) {
        if (ids.isEmpty()) {
            throw AwsRule.EC2_PARAMETER_MISSING.refuse("The request must contain the parameter ResourceId");
        }
        return ids;
    }

    private Tagged resource(String id) {
        String prefix = id.substring(0, Math.max(0, id.indexOf('-')));
        Class<? extends Tagged> kind = KINDS.get(prefix);
        Optional<? extends Tagged> found =
                kind == null ? Optional.empty() : account.store().find(kind, id);
        if (found.isEmpty()) {
            throw MISSING.getOrDefault(prefix, AwsRule.EC2_ID_MISSING).refuse("The ID '" + id + "' does not exist");
        }
        return found.get();
    }

    /** The tags that a create gives to what it makes. */
    Map<String, String> given(List<TagSpecification> specifications, String resourceType) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (TagSpecification each : specifications) {
            if (!resourceType.equals(each.resourceTypeAsString())) {
                throw AwsRule.EC2_VALUE.refuse("'" + each.resourceTypeAsString()
                        + "' is not a valid taggable resource type for this operation, '" + resourceType + "' is");
            }
            tags.putAll(read(each.tags()));
        }
        return checked(tags);
    }

    private static Map<String, String> read(List<Tag> tags) {
        Map<String, String> read = new LinkedHashMap<>();
        for (Tag tag : tags) {
            String key = tag.key() == null ? "" : tag.key();
            String value = tag.value() == null ? "" : tag.value();
            if (key.isEmpty() || key.length() > 127 || value.length() > 255 || key.startsWith("aws:")) {
                throw AwsRule.EC2_VALUE.refuse("The tag '" + key + "' is empty, too long or begins with aws:");
            }
            if (read.put(key, value) != null) {
                throw AwsRule.EC2_VALUE.refuse("Duplicate tag key '" + key + "' specified.");
            }
        }
        return read;
    }

    private Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > account.quotas().of(Quotas.TAGS)) {
            throw AwsRule.EC2_TAG_QUOTA.refuse("The limit of tags on a resource has been reached");
        }
        return tags;
    }

    static List<Tag> write(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
