package dev.fairway.spi;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the cloud calls a resource and says of it: never compared.
 *
 * @param value the cloud's identity: an ARN, a self link, an id
 * @param facts other things worth keeping: address, ETag, fingerprint
 */
public record Handle(String value, Map<String, String> facts) {

    public Handle {
        facts = facts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    public static Handle of(String value) {
        return new Handle(value, Map.of());
    }
}
