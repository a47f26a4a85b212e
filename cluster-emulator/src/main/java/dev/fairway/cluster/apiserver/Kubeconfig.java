package dev.fairway.cluster.apiserver;

/** What kubectl and every other client needs to find the cluster. */
final class Kubeconfig {

    static String of(String cluster, String url) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: %1$s
                  cluster: {server: "%2$s"}
                contexts:
                - name: %1$s
                  context: {cluster: %1$s, user: fairway, namespace: default}
                current-context: %1$s
                users:
                - name: fairway
                  user: {token: not-checked}
                """.formatted(cluster, url);
    }

    private Kubeconfig() {}
}
