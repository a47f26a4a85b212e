package dev.fairway.cluster.apiserver.admission;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import org.junit.jupiter.api.Test;

class ServiceTransitionTest {
    private static final String BALANCER = """
            {'metadata':{'name':'web'},
             'spec':{'type':'LoadBalancer','clusterIP':'10.96.1.1','clusterIPs':['10.96.1.1'],'loadBalancerClass':'a/b',
                     'allocateLoadBalancerNodePorts':true,'externalTrafficPolicy':'Local','healthCheckNodePort':30009,
                     'ports':[{'name':'a','port':80,'nodePort':30001},{'name':'b','port':81,'nodePort':30002}]},
             'status':{'loadBalancer':{'ingress':[{'hostname':'h'}]}}}
            """;

    @Test
    void fromBalancerToClusterIpDropsAllThatOnlyBalancersHave() {
        ObjectNode service = changed("{'type':'ClusterIP'}");
        assertThat(service.path("spec"))
                .isEqualTo(
                        tree(
                                "{'type':'ClusterIP','clusterIP':'10.96.1.1','clusterIPs':['10.96.1.1'],'ports':[{'name':'a','port':80},{'name':'b','port':81}]}"));
        assertThat(service.path("status")).isEqualTo(tree("{'loadBalancer':{}}"));
    }

    @Test
    void fromBalancerToNodePortKeepsTheNodePorts() {
        ObjectNode service = changed("{'type':'NodePort'}");
        assertThat(ServiceShape.of(service).nodePorts()).containsExactly(30001, 30002);
        assertThat(service.path("spec").has("healthCheckNodePort")).isFalse();
        assertThat(Json.text(service, "spec", "externalTrafficPolicy")).isEqualTo("Local");
    }

    @Test
    void aBalancerThatTurnsToClusterPolicyLosesItsHealthCheckPort() {
        assertThat(changed("{'externalTrafficPolicy':'Cluster'}").path("spec").has("healthCheckNodePort"))
                .isFalse();
    }

    @Test
    void anUpdateThatNamesNoNodePortsKeepsThemByTheNameOfThePort() {
        ObjectNode service = changed("{'ports':[{'name':'b','port':8081},{'name':'c','port':82}]}");
        assertThat(ServiceShape.of(service).nodePorts()).containsExactly(30002, 0);
    }

    @Test
    void anUpdateThatNamesNoClusterIpKeepsIt() {
        ObjectNode service = tree(BALANCER);
        Json.child(service, "spec").remove("clusterIP");
        Json.child(service, "spec").remove("clusterIPs");
        ServiceTransition.apply(service, tree(BALANCER));
        assertThat(Json.text(service, "spec", "clusterIP")).isEqualTo("10.96.1.1");
        assertThat(service.path("spec").path("clusterIPs")).hasSize(1);
    }

    private static ObjectNode changed(String change) {
        ObjectNode service = tree(BALANCER);
        tree(change).properties().forEach(field -> Json.child(service, "spec").set(field.getKey(), field.getValue()));
        ServiceTransition.apply(service, tree(BALANCER));
        return service;
    }
}
