package dev.fairway.quickstart.reach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource({
        "v1, Service, shop, /api/v1/namespaces/shop/services/x",
        "apps/v1, Deployment, default, /apis/apps/v1/namespaces/default/deployments/x",
        "networking.k8s.io/v1, Ingress, default, /apis/networking.k8s.io/v1/namespaces/default/ingresses/x",
        "v1, Node, default, /api/v1/nodes/x",
        "v1, Namespace, default, /api/v1/namespaces/x"
    })
    void leadToTheObject(String version, String kind, String namespace, String path) {
        var object =
                new ObjectMapper().createObjectNode().put("apiVersion", version).put("kind", kind);
        object.putObject("metadata").put("name", "x").put("namespace", namespace);

        assertThat(Paths.of(object)).isEqualTo(path);
    }
}
