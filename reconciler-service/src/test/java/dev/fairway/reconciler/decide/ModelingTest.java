package dev.fairway.reconciler.decide;

import static dev.fairway.reconciler.Given.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.Pool;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.model.TrafficPolicy;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.contracts.snapshot.SessionAffinity;
import dev.fairway.reconciler.Given;
import dev.fairway.reconciler.Given.Web;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModelingTest {
    private static final Web WEB = Web.named("web");

    /** The optional part of a Service's spec. */
    private record Rest(
            String policy,
            int healthCheckNodePort,
            @Nullable String address,
            @Nullable SessionAffinity affinity,
            @Nullable Boolean nodePorts) {

        ServiceSnapshot snapshot() {
            ServiceSnapshot plain = WEB.snapshot();
            return new ServiceSnapshot(
                    plain.cluster(),
                    plain.namespace(),
                    plain.name(),
                    plain.uid(),
                    plain.deleting(),
                    plain.finalizers(),
                    plain.type(),
                    plain.loadBalancerClass(),
                    plain.ports(),
                    policy,
                    healthCheckNodePort,
                    plain.loadBalancerSourceRanges(),
                    address,
                    affinity,
                    nodePorts,
                    plain.ipFamilies(),
                    plain.ipFamilyPolicy(),
                    plain.annotations());
        }
    }

    private static Frontend model(ServiceSnapshot service) {
        return Modeling.frontend(service, "cluster-uid", Given.AWS);
    }

    private static Frontend model(Rest rest) {
        return model(rest.snapshot());
    }

    @Test
    @DisplayName("The finalizer, the deletion and annotations of others are not part of the model (C-42)")
    void marks() {
        assertThat(model(WEB.withFinalizer().beingDeleted().snapshot())).isEqualTo(model(WEB.snapshot()));
        assertThat(model(WEB.annotated("example.com/size", "2").snapshot())).isEqualTo(model(WEB.snapshot()));
    }

    @Test
    @DisplayName("A pool names both candidate sets; the order of ports makes no difference (C-37)")
    void listeners() {
        Frontend dns = model(WEB.ports(port("UDP", 53), port("TCP", 53)).snapshot());
        assertThat(dns)
                .isEqualTo(model(WEB.ports(port("TCP", 53), port("UDP", 53)).snapshot()));
        assertThat(dns.listeners())
                .first()
                .isEqualTo(new Listener(
                        "tcp", Protocol.TCP, 53, null, new Pool("laptop/nodes", 30053, "laptop/shop/web/tcp", "8080")));
    }

    @Test
    @DisplayName("C-26, C-27, C-29: the health check's port counts with the policy Local only")
    void trafficPolicy() {
        assertThat(model(new Rest("Local", 32000, null, null, null)))
                .returns(TrafficPolicy.LOCAL, Frontend::externalTrafficPolicy)
                .returns(32000, Frontend::healthCheckNodePort);
        assertThat(model(new Rest("Cluster", 32000, null, null, null))).isEqualTo(model(WEB.snapshot()));
    }

    @Test
    @DisplayName("C-30: affinity None is none, ClientIP has Kubernetes' default time-out")
    void affinity() {
        assertThat(model(new Rest("Cluster", 0, null, new SessionAffinity("None", null), null)))
                .isEqualTo(model(WEB.snapshot()));
        assertThat(model(new Rest("Cluster", 0, null, new SessionAffinity("ClientIP", null), null))
                        .affinitySeconds())
                .isEqualTo(10800);
        assertThat(model(new Rest("Cluster", 0, null, new SessionAffinity("ClientIP", 60), null))
                        .affinitySeconds())
                .isEqualTo(60);
    }

    @Test
    @DisplayName("C-34: node ports are allocated unless the Service says no; C-32: an empty address is none")
    void defaults() {
        assertThat(model(new Rest("Cluster", 0, "", null, true))).isEqualTo(model(WEB.snapshot()));
        assertThat(model(new Rest("Cluster", 0, "192.0.2.1", null, false)))
                .returns(false, Frontend::allocateNodePorts)
                .returns("192.0.2.1", Frontend::loadBalancerIp);
    }
}
