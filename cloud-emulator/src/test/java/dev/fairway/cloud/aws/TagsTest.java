package dev.fairway.cloud.aws;

import static dev.fairway.cloud.aws.Sdk.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

class TagsTest {
    private final Given given = new Given();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void tags_of_balancers_groups_and_listeners_are_added_replaced_and_removed() {
        String lb = given.loadBalancer("web");
        String pool = given.targetGroup("web");
        String listener = given.listener(lb, 80, pool);
        List<String> all = List.of(lb, pool, listener);

        given.elb().addTags(r -> r.resourceArns(all).tags(tag("a", "1"), tag("b", "1")));
        given.elb().addTags(r -> r.resourceArns(all).tags(tag("b", "2 <&> ü")));
        given.elb().removeTags(r -> r.resourceArns(pool).tagKeys("a", "none"));

        assertThat(tags(lb)).containsExactlyInAnyOrder("a=1", "b=2 <&> ü");
        assertThat(tags(pool)).containsExactly("b=2 <&> ü");
        assertThat(tags(listener)).containsExactlyInAnyOrder("a=1", "b=2 <&> ü");
    }

    @Test
    void limits_are_kept_and_a_refused_call_changes_nothing() {
        String lb = given.loadBalancer("web");
        List<Tag> fifty = IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "")).toList();

        assertThat(code(() -> given.elb().addTags(r -> r.resourceArns(lb).tags(tag("a", "1"), tag("a", "2")))))
                .isEqualTo("DuplicateTagKeys");
        assertThat(code(() -> given.elb().addTags(r -> r.resourceArns(lb).tags(tag("aws:a", "1")))))
                .isEqualTo("ValidationError");
        assertThat(code(() ->
                        given.elb().addTags(r -> r.resourceArns(lb, lb + "0").tags(tag("a", "1")))))
                .isEqualTo("LoadBalancerNotFound");
        assertThat(tags(lb)).isEmpty();
        given.elb().addTags(r -> r.resourceArns(lb).tags(fifty));
        assertThat(code(() -> given.elb().addTags(r -> r.resourceArns(lb).tags(tag("a", "1")))))
                .isEqualTo("TooManyTags");
        assertThat(code(() -> given.elb().describeTags(r -> r.resourceArns(Collections.nCopies(21, lb)))))
                .isEqualTo("ValidationError");
    }

    @Test
    void tags_of_ec2_resources_are_changed_by_id_and_found_by_filter() {
        String group = given.securityGroup("web");
        software.amazon.awssdk.services.ec2.model.Tag tag = software.amazon.awssdk.services.ec2.model.Tag.builder()
                .key("a")
                .value("1")
                .build();

        given.ec2().createTags(r -> r.resources(group, "subnet-fairway-a").tags(tag));
        assertThat(given.ec2()
                        .describeSecurityGroups(
                                r -> r.filters(f -> f.name("tag:a").values("1")))
                        .securityGroups())
                .extracting(each -> each.groupId())
                .containsExactly(group);
        given.ec2().deleteTags(r -> r.resources(group).tags(t -> t.key("a").value("other")));
        assertThat(given.ec2()
                        .describeSecurityGroups(r -> r.groupIds(group))
                        .securityGroups()
                        .getFirst()
                        .tags())
                .hasSize(1);
        given.ec2().deleteTags(r -> r.resources(group).tags(t -> t.key("a")));
        assertThat(given.ec2()
                        .describeSecurityGroups(r -> r.groupIds(group))
                        .securityGroups()
                        .getFirst()
                        .tags())
                .isEmpty();
        assertThat(code(() -> given.ec2().createTags(r -> r.resources("sg-none").tags(tag))))
                .isEqualTo("InvalidGroup.NotFound");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private List<String> tags(String arn) {
        return given.elb().describeTags(r -> r.resourceArns(arn)).tagDescriptions().getFirst().tags().stream()
                .map(tag -> tag.key() + "=" + tag.value())
                .toList();
    }
}
