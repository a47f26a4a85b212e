package dev.fairway.watcher.trim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot.Endpoint;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServicePort;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrimTest {

    @Test
    void aServiceKeepsWhatABalancerDependsOn() {
        ServiceSnapshot web = ServiceTrim.trim("laptop", Serialization.unmarshal("""
                metadata:
                  name: web
                  namespace: shop
                  uid: u1
                  deletionTimestamp: "2026-01-01T00:00:00Z"
                  finalizers: [fairway.dev/load-balancer]
                  annotations:
                    kubectl.kubernetes.io/last-applied-configuration: "{}"
                    example.com/a: b
                spec:
                  type: LoadBalancer
                  loadBalancerClass: fairway.dev/aws-nlb
                  externalTrafficPolicy: Local
                  healthCheckNodePort: 31000
                  loadBalancerSourceRanges: [10.0.0.0/8]
                  sessionAffinity: ClientIP
                  sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}
                  ports:
                  - {name: http, port: 80, targetPort: web, nodePort: 30080, appProtocol: http}
                  - {name: dns, port: 53, protocol: UDP}
                status:
                  loadBalancer: {ingress: [{ip: 1.2.3.4}]}
                """, Service.class));

        assertThat(web.deleting()).isTrue();
        assertThat(web.hasOurFinalizer()).isTrue();
        assertThat(web.isLoadBalancer()).isTrue();
        assertThat(web.annotations()).containsOnlyKeys("example.com/a");
        assertThat(web.healthCheckNodePort()).isEqualTo(31000);
        assertThat(web.sessionAffinity()).hasToString("SessionAffinity[type=ClientIP, timeoutSeconds=60]");
        assertThat(web.ports())
                .containsExactly(
                        new ServicePort("http", "TCP", 80, 30080, "web", "http"),
                        new ServicePort("dns", "UDP", 53, 0, "53", null));
    }

    @Test
    @DisplayName("C-67: a status alone makes no other snapshot")
    void status() {
        String spec = "metadata: {name: web, namespace: shop, uid: u1}\nspec: {type: LoadBalancer}\nstatus: %s\n";

        assertThat(ServiceTrim.trim("c", Serialization.unmarshal(spec.formatted("{}"), Service.class)))
                .isEqualTo(ServiceTrim.trim(
                        "c",
                        Serialization.unmarshal(
                                spec.formatted("{loadBalancer: {ingress: [{ip: 1.2.3.4}]}}"), Service.class)));
    }

    @Test
    void conditionsOfEndpointsHaveTheirDefaults() {
        EndpointSliceSnapshot slice = EndpointsTrim.trim("laptop", Serialization.unmarshal("""
                metadata: {name: web-1, namespace: shop, uid: u2, labels: {kubernetes.io/service-name: web}}
                addressType: IPv4
                ports: [{port: 8080}]
                endpoints:
                - {addresses: [10.244.0.5], nodeName: n1, zone: a}
                - {addresses: [10.244.0.6], conditions: {ready: false, serving: true, terminating: true}}
                - {addresses: [10.244.0.7], conditions: {ready: false}}
                """, EndpointSlice.class));

        assertThat(slice.service()).isEqualTo("web");
        assertThat(slice.ports()).containsExactly(new EndpointSliceSnapshot.Port("", "TCP", 8080));
        assertThat(slice.endpoints())
                .extracting(Endpoint::ready, Endpoint::serving, Endpoint::terminating)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, true, false),
                        org.assertj.core.groups.Tuple.tuple(false, true, true),
                        org.assertj.core.groups.Tuple.tuple(false, false, false));
    }

    @Test
    @DisplayName("C-50, C-53, C-55, C-57: a node keeps labels, taints, deletion and providerID, and no heartbeat")
    void node() {
        NodeSnapshot node = NodeTrim.trim("laptop", Serialization.unmarshal("""
                metadata:
                  name: n1
                  uid: u3
                  deletionTimestamp: "2026-01-01T00:00:00Z"
                  labels: {topology.kubernetes.io/zone: a, node.kubernetes.io/exclude-from-external-load-balancers: ""}
                spec:
                  providerID: aws:///a/i-1
                  taints: [{key: ToBeDeletedByClusterAutoscaler, effect: NoSchedule}]
                status:
                  addresses: [{type: Hostname, address: n1}, {type: InternalIP, address: 10.0.0.1}]
                  conditions: [{type: Ready, status: "True", lastHeartbeatTime: "2026-01-01T00:00:00Z"}]
                """, Node.class));

        assertThat(node.deleting()).isTrue();
        assertThat(node.ready()).isTrue();
        assertThat(node.zone()).isEqualTo("a");
        assertThat(node.providerId()).isEqualTo("aws:///a/i-1");
        assertThat(node.internalAddresses()).containsExactly("10.0.0.1");
        assertThat(node.labels()).containsKey("node.kubernetes.io/exclude-from-external-load-balancers");
        assertThat(node.taints()).containsExactly("ToBeDeletedByClusterAutoscaler:NoSchedule");
    }
}
