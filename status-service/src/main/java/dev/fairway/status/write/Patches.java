package dev.fairway.status.write;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.status.fold.Condition;
import dev.fairway.status.fold.Shown;
import dev.fairway.status.fold.Wanted;
import java.util.List;

/** The bodies of patches. Each holds the uid it is meant for, so that a namesake of a deleted object is never written. */
final class Patches {
    private static final JsonMapper JSON = new JsonMapper();

    static String addFinalizer(Shown shown, String resourceVersion) {
        ArrayNode steps = JSON.createArrayNode();
        test(steps, "/metadata/uid", shown.uid());
        if (shown.finalizers().isEmpty()) {
            // Making the list would throw away what another writer put there meanwhile.
            test(steps, "/metadata/resourceVersion", resourceVersion);
            steps.addObject()
                    .put("op", "add")
                    .put("path", "/metadata/finalizers")
                    .putArray("value")
                    .add(Finalizers.LOAD_BALANCER);
        } else {
            steps.addObject()
                    .put("op", "add")
                    .put("path", "/metadata/finalizers/-")
                    .put("value", Finalizers.LOAD_BALANCER);
        }
        return steps.toString();
    }

    static String removeFinalizer(Shown shown) {
        String at = "/metadata/finalizers/" + shown.finalizers().indexOf(Finalizers.LOAD_BALANCER);
        ArrayNode steps = JSON.createArrayNode();
        test(steps, "/metadata/uid", shown.uid());
        test(steps, at, Finalizers.LOAD_BALANCER);
        steps.addObject().put("op", "remove").put("path", at);
        return steps.toString();
    }

    private static void test(ArrayNode steps, String path, String value) {
        steps.addObject().put("op", "test").put("path", path).put("value", value);
    }

    /** @param now RFC 3339, for conditions whose status changes */
    static String status(Shown shown, Wanted wanted, String now) {
        ObjectNode patch = JSON.createObjectNode();
        patch.putObject("metadata").put("uid", shown.uid());
        ObjectNode status = patch.putObject("status");
        wanted.addresses().ifPresent(addresses -> ingress(status.putObject("loadBalancer"), addresses));
        if (!wanted.conditions().isEmpty() || !wanted.forget().isEmpty()) {
            ArrayNode conditions = status.putArray("conditions");
            wanted.conditions().forEach(condition -> condition(conditions.addObject(), shown, condition, now));
            wanted.forget()
                    .forEach(type -> conditions.addObject().put("type", type).put("$patch", "delete"));
        }
        return patch.toString();
    }

    private static void ingress(ObjectNode loadBalancer, List<Address> addresses) {
        if (addresses.isEmpty()) {
            loadBalancer.putNull("ingress");
            return;
        }
        ArrayNode ingress = loadBalancer.putArray("ingress");
        addresses.forEach(address -> {
            ObjectNode item = ingress.addObject();
            if (address.ip() != null) {
                item.put("ip", address.ip());
                if (address.ipMode() != null) {
                    item.put("ipMode", address.ipMode());
                }
            } else {
                item.put("hostname", address.hostname());
            }
            ArrayNode ports = item.putArray("ports");
            address.ports().forEach(port -> {
                ObjectNode one = ports.addObject().put("port", port.port()).put("protocol", port.protocol());
                if (port.error() != null) {
                    one.put("error", port.error());
                }
            });
        });
    }

    /** A condition that is new or turns gets a time; one that only says it in other words keeps its own. */
    private static void condition(ObjectNode item, Shown shown, Condition condition, String now) {
        item.put("type", condition.type())
                .put("status", condition.status())
                .put("reason", condition.reason())
                .put("message", condition.message());
        Condition before = shown.conditions().get(condition.type());
        if (before == null || !before.status().equals(condition.status())) {
            item.put("lastTransitionTime", now);
        }
    }

    private Patches() {}
}
