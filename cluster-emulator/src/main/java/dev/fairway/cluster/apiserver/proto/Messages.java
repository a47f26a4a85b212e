package dev.fairway.cluster.apiserver.proto;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The field numbers of k8s.io/api for what kubectl's typed commands send; other fields are skipped. A line per message, its
 * name, then NUMBER NAME[:TYPE]. Types: text (none given), int, bool, map (of texts), bytes (map of bytes), time, either
 * (IntOrString) or a message; [..] is a list, ? a pointer.
 */
final class Messages {
    private static final List<String> TABLE = List.of(
            "ObjectMeta 1 name 2 generateName 3 namespace 5 uid 6 resourceVersion 8 creationTimestamp:time 11 labels:map"
                    + " 12 annotations:map 13 ownerReferences:[OwnerReference] 14 finalizers:[]",
            "OwnerReference 1 kind 3 name 4 uid 5 apiVersion 6 controller:bool? 7 blockOwnerDeletion:bool?",
            "DeleteOptions 1 gracePeriodSeconds:int? 2 preconditions:Preconditions 4 propagationPolicy 5 dryRun:[]",
            "Preconditions 1 uid 2 resourceVersion",
            "Namespace 1 metadata:ObjectMeta 2 spec:NamespaceSpec",
            "NamespaceSpec 1 finalizers:[]",
            "ConfigMap 1 metadata:ObjectMeta 2 data:map 3 binaryData:bytes 4 immutable:bool?",
            "Secret 1 metadata:ObjectMeta 2 data:bytes 3 type 4 stringData:map 5 immutable:bool?",
            "ServiceAccount 1 metadata:ObjectMeta",
            "Service 1 metadata:ObjectMeta 2 spec:ServiceSpec",
            "ServiceSpec 1 ports:[ServicePort] 2 selector:map 3 clusterIP 4 type 5 externalIPs:[] 7 sessionAffinity"
                    + " 8 loadBalancerIP 9 loadBalancerSourceRanges:[] 10 externalName 11 externalTrafficPolicy"
                    + " 12 healthCheckNodePort:int 13 publishNotReadyAddresses:bool 17 ipFamilyPolicy 18 clusterIPs:[]"
                    + " 19 ipFamilies:[] 20 allocateLoadBalancerNodePorts:bool? 21 loadBalancerClass"
                    + " 22 internalTrafficPolicy 23 trafficDistribution",
            "ServicePort 1 name 2 protocol 3 port:int 4 targetPort:either 5 nodePort:int 6 appProtocol",
            "Deployment 1 metadata:ObjectMeta 2 spec:DeploymentSpec",
            "DeploymentSpec 1 replicas:int? 2 selector:LabelSelector 3 template:PodTemplateSpec 4 strategy:Strategy"
                    + " 5 minReadySeconds:int 6 revisionHistoryLimit:int? 7 paused:bool 9 progressDeadlineSeconds:int?",
            "Strategy 1 type 2 rollingUpdate:RollingUpdate",
            "RollingUpdate 1 maxUnavailable:either 2 maxSurge:either",
            "LabelSelector 1 matchLabels:map 2 matchExpressions:[Expression]",
            "Expression 1 key 2 operator 3 values:[]",
            "PodTemplateSpec 1 metadata:ObjectMeta 2 spec:PodSpec",
            "Pod 1 metadata:ObjectMeta 2 spec:PodSpec",
            "PodSpec 2 containers:[Container] 3 restartPolicy 4 terminationGracePeriodSeconds:int? 6 dnsPolicy"
                    + " 7 nodeSelector:map 8 serviceAccountName 10 nodeName",
            "Container 1 name 2 image 3 command:[] 4 args:[] 5 workingDir 6 ports:[ContainerPort] 7 env:[EnvVar]"
                    + " 14 imagePullPolicy",
            "ContainerPort 1 name 2 hostPort:int 3 containerPort:int 4 protocol 5 hostIP",
            "EnvVar 1 name 2 value",
            "Ingress 1 metadata:ObjectMeta 2 spec:IngressSpec",
            "IngressSpec 1 defaultBackend:IngressBackend 2 tls:[IngressTls] 3 rules:[IngressRule] 4 ingressClassName",
            "IngressTls 1 hosts:[] 2 secretName",
            "IngressRule 1 host 2 -:IngressRuleValue",
            "IngressRuleValue 1 http:HttpRule",
            "HttpRule 1 paths:[HttpPath]",
            "HttpPath 1 path 2 backend:IngressBackend 3 pathType",
            "IngressBackend 4 service:BackendService",
            "BackendService 1 name 2 port:BackendPort",
            "BackendPort 1 name 2 number:int");

    private static final Map<String, Map<Integer, Field>> BY_NAME = parse();

    static Map<Integer, Field> fields(String message) {
        return BY_NAME.getOrDefault(message, Map.of());
    }

    static boolean has(String message) {
        return BY_NAME.containsKey(message);
    }

    private static Map<String, Map<Integer, Field>> parse() {
        Map<String, Map<Integer, Field>> messages = new HashMap<>();
        for (String line : TABLE) {
            List<String> words = Arrays.asList(line.split(" "));
            Map<Integer, Field> fields = new HashMap<>();
            for (int i = 1; i + 1 < words.size(); i += 2) {
                fields.put(Integer.valueOf(words.get(i)), Field.parse(words.get(i + 1)));
            }
            messages.put(words.getFirst(), fields);
        }
        return messages;
    }

    private Messages() {}
}
