package dev.fairway.quickstart.parts;

import java.util.Map;

/** Which part listens where. All ports lie within a hundred above one base, so that one variable gets out of the way of all. */
public record PortPlan(int base) {
    public static final String VARIABLE = "FAIRWAY_PORT_BASE";
    private static final int DEFAULT_BASE = 18_700;

    public PortPlan {
        if (base < 1024 || base > 65_000) {
            throw new IllegalArgumentException(
                    VARIABLE + "=" + base + " leaves no room for a hundred ports; take a number from 1024 to 65000");
        }
    }

    /** @throws IllegalArgumentException with words for the user, if the variable holds something else than a number */
    public static PortPlan from(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "").strip();
        if (text.isEmpty()) {
            return new PortPlan(DEFAULT_BASE);
        }
        try {
            return new PortPlan(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(VARIABLE + "='" + text + "' is not a number", e);
        }
    }

    public int postgresql() {
        return base + 32;
    }

    public int apiServer() {
        return base + 43;
    }

    public int aws() {
        return base + 66;
    }

    public int cloudAdmin() {
        return base + 70;
    }

    public int watcher() {
        return base + 81;
    }

    public int reconciler() {
        return base + 82;
    }

    public int providerAws() {
        return base + 83;
    }

    public int status() {
        return base + 84;
    }

    public int kafka() {
        return base + 92;
    }

    public int kafkaController() {
        return base + 93;
    }
}
