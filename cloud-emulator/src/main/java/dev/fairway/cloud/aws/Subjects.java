package dev.fairway.cloud.aws;

import dev.fairway.cloud.aws.codec.Form;
import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.GroupRule;
import dev.fairway.cloud.aws.state.Listener;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.SecurityGroup;
import dev.fairway.cloud.aws.state.Tagged;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.journal.Call;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a request is about, before anything is done with it: for the journal and the fault plan. */
final class Subjects {
    private static final List<String> NAMES = List.of(
            "ListenerArn",
            "TargetGroupArn",
            "LoadBalancerArn",
            "Name",
            "SecurityGroupRuleId",
            "GroupId",
            "GroupName",
            "ListenerArns",
            "TargetGroupArns",
            "LoadBalancerArns",
            "ResourceArns",
            "Names",
            "ResourceId",
            "InstanceId",
            "VpcId",
            "SubnetId",
            "NetworkInterfaceId");
    private static final List<Class<? extends Tagged>> OWNED =
            List.of(LoadBalancer.class, TargetGroup.class, Listener.class, SecurityGroup.class, GroupRule.class);
    private static final String SOURCE = "fairway.dev/source";
    private static final Pattern REGION = Pattern.compile("Credential=[^/]+/\\d+/([a-z0-9-]+)/");

    private final Account account;

    Subjects(Account account) {
        this.account = account;
    }

    Call.Request of(String action, Form form, String authorization) {
        List<String> resources = NAMES.stream()
                .flatMap(name -> form.child(name).stream())
                .map(node -> node.isText()
                        ? List.of(node.text())
                        : node.items().stream().map(Form::text).toList())
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .orElse(List.of());
        Matcher region = REGION.matcher(authorization);
        return new Call.Request(
                "aws",
                region.find() ? region.group(1) : Account.REGION,
                action,
                String.join(",", resources),
                given(form).or(() -> known(resources)).orElse(""),
                Operations.mutating(action));
    }

    private static Optional<String> given(Form form) {
        Stream<Form> query = form.child("Tags").stream().flatMap(tags -> tags.items().stream());
        Stream<Form> ec2 = form.child("TagSpecification").stream()
                .flatMap(specifications -> specifications.items().stream())
                .flatMap(each -> each.child("Tag").stream())
                .flatMap(tags -> tags.items().stream());
        return Stream.concat(query, ec2)
                .filter(tag -> tag.text("Key").equals(SOURCE))
                .map(tag -> tag.text("Value"))
                .findFirst();
    }

    private Optional<String> known(List<String> resources) {
        return account.store()
                .transact(() -> resources.stream()
                        .flatMap(id -> OWNED.stream().flatMap(kind -> account.store().find(kind, id).stream()))
                        .flatMap(resource -> Stream.ofNullable(resource.tags().get(SOURCE)))
                        .findFirst());
    }
}
