package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.AwsRule;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the service model demands of single values. */
final class Require {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?");
    private static final int PAGE = 400;

    static String text(@Nullable String value, String member) {
        if (value == null || value.isEmpty()) {
            throw missing(member);
        }
        return value;
    }

    static <T> Collection<T> some(Collection<T> values, String member) {
        if (values.isEmpty()) {
            throw missing(member);
        }
        return values;
    }

    static String name(@Nullable String value, String of) {
        String name = text(value, "name");
        if (!NAME.matcher(name).matches() || name.startsWith("internal-")) {
            throw AwsRule.ELB_VALUE.refuse(
                    "The " + of + " name '" + name + "' must have at most 32 letters, digits and hyphens,"
                            + " not begin or end with a hyphen and not begin with 'internal-'");
        }
        return name;
    }

    static int between(@Nullable Integer value, int low, int high, String member) {
        if (value == null) {
            throw missing(member);
        }
        if (value < low || value > high) {
            throw AwsRule.ELB_VALUE.refuse("1 validation error detected: Value '" + value + "' at '" + member
                    + "' failed to satisfy constraint: Member must have value between " + low + " and " + high);
        }
        return value;
    }

    static int pageSize(@Nullable Integer value) {
        return value == null ? PAGE : between(value, 1, PAGE, "pageSize");
    }

    private static RuntimeException missing(String member) {
        return AwsRule.ELB_VALUE.refuse("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null");
    }

    private Require() {}
}
