package dev.fairway.cluster.apiserver.admission;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.patch.Patch;
import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.reply.Problem;
import dev.fairway.cluster.apiserver.reply.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceProblemsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'ports':null}                                                  | spec.ports: Required value
            {'ports':[{'port':99999999,'targetPort':80}]}                   | spec.ports[0].port: Invalid value: 99999999: must be between 1 and 65535, inclusive
            {'ports':[{'port':80,'name':'a'},{'port':81}]}                  | spec.ports[1].name: Required value
            {'ports':[{'port':80,'name':'a'},{'port':81,'name':'a'}]}       | spec.ports[1].name: Duplicate value: "a"
            {'ports':[{'port':80,'name':'a'},{'port':80,'name':'b'}]}       | spec.ports[1]: Duplicate value: {"port":80,"protocol":"TCP"}
            {'ports':[{'port':80,'protocol':'tcp'}]}                        | spec.ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"
            {'type':'Balancer'}                                             | spec.type: Unsupported value: "Balancer": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"
            {'type':'ClusterIP','ports':[{'port':80,'nodePort':30000}]}     | spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'
            {'type':'ClusterIP','loadBalancerClass':'a/b'}                  | spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'
            {'type':'LoadBalancer','loadBalancerSourceRanges':['10.0.0.0']} | spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)
            {'type':'ClusterIP','externalTrafficPolicy':'Local'}            | spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services
            {'type':'LoadBalancer','healthCheckNodePort':30001}             | spec.healthCheckNodePort: Invalid value: 30001: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'
            {'type':'LoadBalancer','clusterIP':'None'}                      | spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for LoadBalancer services
            """)
    void areWordedAsUpstream(String spec, String problem) {
        ObjectNode service = service("{'ports':[{'port':80}]}", spec);
        Admission.defaults(Kinds.SERVICE, service);
        assertThat(messages(service, null)).containsExactly(problem);
    }

    @Test
    void theClassOfABalancerMayNotChangeOnceSet() {
        ObjectNode old = service("{'type':'LoadBalancer','loadBalancerClass':'a/b','ports':[{'port':80}]}", "{}");
        Admission.defaults(Kinds.SERVICE, old);
        ObjectNode changed = old.deepCopy();
        Json.child(changed, "spec").put("loadBalancerClass", "a/c");
        assertThat(messages(changed, old))
                .containsExactly("spec.loadBalancerClass: Invalid value: \"a/c\": may not change once set");
    }

    @Test
    void aStatusNamesAddressesOnlyOfBalancers() {
        ObjectNode service = service("{'type':'ClusterIP','ports':[{'port':80}]}", "{}");
        service.set("status", tree("{'loadBalancer':{'ingress':[{'ip':'127.50.0.1'}]}}"));
        Admission.defaults(Kinds.SERVICE, service);
        assertThat(messages(service, null))
                .containsExactly(
                        "status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is \"LoadBalancer\"");
    }

    private static List<String> messages(ObjectNode service, @org.jspecify.annotations.Nullable ObjectNode old) {
        return Admission.problems(Kinds.SERVICE, service, old).stream()
                .map(Problem::message)
                .toList();
    }

    private static ObjectNode service(String spec, String change) {
        ObjectNode service = tree("{'metadata':{'name':'web','namespace':'default'}}");
        service.set("spec", tree(spec));
        var patch = new Patch(Patch.Form.MERGE, Json.object().set("spec", tree(change)));
        return switch (patch.apply(Kinds.SERVICE, service)) {
            case Result.Ok<ObjectNode> ok -> ok.value();
            case Result.Refused<ObjectNode> refused -> throw new AssertionError(refused);
        };
    }
}
