package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.state.Tagged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** Tags of ELBv2's resources. */
final class Tags {
    private static final int ARNS_AT_ONCE = 20;

    private final Account account;

    Tags(Account account) {
        this.account = account;
    }

    AddTagsResponse add(AddTagsRequest request) {
        Map<String, String> added = read(account, request.tags());
        for (String arn : Require.some(request.resourceArns(), "resourceArns")) {
            Tagged resource = resource(arn);
            Map<String, String> tags = new LinkedHashMap<>(resource.tags());
            tags.putAll(added);
            account.store().put(resource.withTags(checked(account, tags)));
        }
        return AddTagsResponse.builder().build();
    }

    RemoveTagsResponse remove(RemoveTagsRequest request) {
        for (String arn : Require.some(request.resourceArns(), "resourceArns")) {
            Tagged resource = resource(arn);
            Map<String, String> tags = new LinkedHashMap<>(resource.tags());
            request.tagKeys().forEach(tags::remove);
            account.store().put(resource.withTags(tags));
        }
        return RemoveTagsResponse.builder().build();
    }

    DescribeTagsResponse describe(DescribeTagsRequest request) {
        Require.some(request.resourceArns(), "resourceArns");
        if (request.resourceArns().size() > ARNS_AT_ONCE) {
            throw AwsRule.ELB_VALUE.refuse("At most " + ARNS_AT_ONCE + " resource ARNs can be specified in one call");
        }
        List<TagDescription> all = request.resourceArns().stream()
                .map(arn -> TagDescription.builder()
                        .resourceArn(arn)
                        .tags(write(resource(arn).tags()))
                        .build())
                .toList();
        return DescribeTagsResponse.builder().tagDescriptions(all).build();
    }

    private Tagged resource(String arn) {
        if (arn.contains(":loadbalancer/")) {
            return account.loadBalancer(arn);
        }
        return arn.contains(":targetgroup/") ? account.targetGroup(arn) : account.listener(arn);
    }

    static Map<String, String> read(Account account, List<Tag> tags) {
        Map<String, String> read = new LinkedHashMap<>();
        for (Tag tag : tags) {
            String key = Require.text(tag.key(), "tags.key");
            String value = tag.value() == null ? "" : tag.value();
            if (key.length() > 128 || value.length() > 256 || key.startsWith("aws:")) {
                throw AwsRule.ELB_VALUE.refuse("The tag '" + key + "' is too long or begins with aws:");
            }
            if (read.put(key, value) != null) {
                throw AwsRule.ELB_TAG_TWICE.refuse("The tag key '" + key + "' is given twice");
            }
        }
        return checked(account, read);
    }

    private static Map<String, String> checked(Account account, Map<String, String> tags) {
        if (tags.size() > account.quotas().of(Quotas.TAGS)) {
            throw AwsRule.ELB_TAG_QUOTA.refuse("The limit of tags on this resource has been reached");
        }
        return tags;
    }

    private static List<Tag> write(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
