package dev.fairway.status.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.status.fold.Condition;
import dev.fairway.status.fold.Shown;
import dev.fairway.status.fold.Verdict.StatusChange;
import java.util.List;

/** Bodies of our patches. */
final class Patches {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FINALIZERS = "/metadata/finalizers";

    /**
     * Tests for what we saw: the list, or the resource version where there is none, since an "add" would replace a list that
     * came in between.
     */
    static String addFinalizer(Shown shown) {
        ArrayNode patch = JSON.arrayNode();
        patch.addObject().put("op", "test").put("path", "/metadata/uid").put("value", shown.uid());
        if (shown.finalizers().isEmpty()) {
            patch.addObject()
                    .put("op", "test")
                    .put("path", "/metadata/resourceVersion")
                    .put("value", shown.version());
            add(patch, FINALIZERS).putArray("value").add(Finalizers.LOAD_BALANCER);
        } else {
            testFinalizers(patch, shown.finalizers());
            add(patch, FINALIZERS + "/-").put("value", Finalizers.LOAD_BALANCER);
        }
        return patch.toString();
    }

    static String removeFinalizer(Shown shown) {
        ArrayNode patch = JSON.arrayNode();
        patch.addObject().put("op", "test").put("path", "/metadata/uid").put("value", shown.uid());
        testFinalizers(patch, shown.finalizers());
        patch.addObject()
                .put("op", "remove")
                .put("path", FINALIZERS + "/" + shown.finalizers().indexOf(Finalizers.LOAD_BALANCER));
        return patch.toString();
    }

    /** The uid in the body is a precondition to the API server: another object of this name is a conflict. */
    static String status(Shown shown, StatusChange change) {
        ObjectNode patch = JSON.objectNode();
        patch.putObject("metadata").put("uid", shown.uid());
        ObjectNode status = patch.putObject("status");
        List<Address> addresses = change.ingress();
        if (addresses != null) {
            ObjectNode balancer = status.putObject("loadBalancer");
            if (addresses.isEmpty()) {
                balancer.putNull("ingress");
            } else {
                ArrayNode ingress = balancer.putArray("ingress");
                addresses.forEach(address -> write(address, ingress.addObject()));
            }
        }
        if (!change.set().isEmpty() || !change.removed().isEmpty()) {
            ArrayNode conditions = status.putArray("conditions");
            change.set().forEach(condition -> write(condition, conditions.addObject()));
            change.removed()
                    .forEach(type ->
                            conditions.addObject().put("$patch", "delete").put("type", type));
        }
        return patch.toString();
    }

    private static void write(Address address, ObjectNode into) {
        if (address.ip() != null) {
            into.put("ip", address.ip()).put("ipMode", address.ipMode());
        } else {
            into.put("hostname", address.hostname());
        }
        if (!address.ports().isEmpty()) {
            ArrayNode ports = into.putArray("ports");
            address.ports().forEach(port -> {
                ObjectNode one = ports.addObject().put("port", port.port()).put("protocol", port.protocol());
                if (port.error() != null) {
                    one.put("error", port.error());
                }
            });
        }
    }

    private static void write(Condition condition, ObjectNode into) {
        into.put("type", condition.type())
                .put("status", condition.status())
                .put("reason", condition.reason())
                .put("message", condition.message())
                .put("lastTransitionTime", condition.since());
    }

    private static void testFinalizers(ArrayNode patch, List<String> finalizers) {
        ArrayNode value =
                patch.addObject().put("op", "test").put("path", FINALIZERS).putArray("value");
        finalizers.forEach(value::add);
    }

    private static ObjectNode add(ArrayNode patch, String path) {
        return patch.addObject().put("op", "add").put("path", path);
    }

    private Patches() {}
}
