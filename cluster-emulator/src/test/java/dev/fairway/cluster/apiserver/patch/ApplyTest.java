package dev.fairway.cluster.apiserver.patch;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.reply.Result;
import org.junit.jupiter.api.Test;

class ApplyTest {
    private static final String TWO_PORTS = "{'spec':{'ports':[{'port':80},{'port':81}],'type':'ClusterIP'}}";

    @Test
    void takesAwayWhatTheApplierNoLongerNames() {
        ObjectNode first = applied(tree("{}"), "me", TWO_PORTS);
        ObjectNode second = applied(first, "me", "{'spec':{'ports':[{'port':81}]}}");
        assertThat(second.path("spec")).isEqualTo(tree("{'ports':[{'port':81}]}"));
    }

    @Test
    void leavesWhatOthersSet() {
        ObjectNode object = tree("{'metadata':{'annotations':{'theirs':'x'}},'spec':{'clusterIP':'10.96.0.9'}}");
        ObjectNode first = applied(object, "me", "{'metadata':{'annotations':{'mine':'y'}}}");
        ObjectNode second = applied(first, "me", "{'metadata':{'labels':{'a':'b'}}}");
        assertThat(second.path("metadata").path("annotations")).isEqualTo(tree("{'theirs':'x'}"));
        assertThat(second.path("spec")).isEqualTo(tree("{'clusterIP':'10.96.0.9'}"));
    }

    @Test
    void keepsAFieldThatAnotherApplierStillNames() {
        ObjectNode both = applied(applied(tree("{}"), "me", TWO_PORTS), "you", "{'spec':{'type':'ClusterIP'}}");
        assertThat(applied(both, "me", "{'spec':{'ports':[{'port':80}]}}")
                        .path("spec")
                        .path("type")
                        .asText())
                .isEqualTo("ClusterIP");
    }

    @Test
    void refusesToChangeWhatAnotherApplierSetUnlessForced() {
        ObjectNode mine = applied(tree("{}"), "me", "{'spec':{'type':'ClusterIP'}}");
        assertThat(apply("you", false).onto(mine, tree("{'spec':{'type':'NodePort'}}")))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.toString())
                                .contains("Apply failed with 1 conflict: conflict with \"me\" using v1: .spec.type"));
        assertThat(apply("you", true).onto(mine, tree("{'spec':{'type':'NodePort'}}")))
                .isInstanceOf(Result.Ok.class);
    }

    private static ObjectNode applied(ObjectNode object, String manager, String config) {
        return switch (apply(manager, false).onto(object, tree(config))) {
            case Result.Ok<ObjectNode> ok -> ok.value();
            case Result.Refused<ObjectNode> refused -> throw new AssertionError(refused);
        };
    }

    private static Apply apply(String manager, boolean force) {
        return new Apply(Kinds.SERVICE, manager, force, "", "2026-01-01T00:00:00Z");
    }
}
