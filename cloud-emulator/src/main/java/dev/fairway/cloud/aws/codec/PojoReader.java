package dev.fairway.cloud.aws.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills the SDK's own request builders from a form. The field descriptions name each member as the dialect spells it. */
public final class PojoReader {

    public static <B extends SdkPojo> B fill(B builder, Form form) {
        for (SdkField<?> field : builder.sdkFields()) {
            form.child(field.locationName()).ifPresent(node -> field.set(builder, value(field, node)));
        }
        return builder;
    }

    private static Object value(SdkField<?> field, Form node) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> items = new ArrayList<>();
            node.items().forEach(each -> items.add(value(item, each)));
            return items;
        }
        if (type == MarshallingType.SDK_POJO) {
            return ((Buildable) fill(field.constructor().get(), node)).build();
        }
        return scalar(type, field.memberName(), node.text());
    }

    private static Object scalar(MarshallingType<?> type, String name, String text) {
        if (type == MarshallingType.STRING) {
            return text;
        }
        try {
            return number(type, text).orElseThrow(() -> new MalformedException(name, text));
        } catch (RuntimeException e) {
            throw new MalformedException(name, text);
        }
    }

    private static Optional<Object> number(MarshallingType<?> type, String text) {
        if (type == MarshallingType.INTEGER) {
            return Optional.of(Integer.valueOf(text));
        }
        if (type == MarshallingType.LONG) {
            return Optional.of(Long.valueOf(text));
        }
        if (type == MarshallingType.BOOLEAN) {
            return text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
        }
        if (type == MarshallingType.DOUBLE) {
            return Optional.of(Double.valueOf(text));
        }
        if (type == MarshallingType.INSTANT) {
            return Optional.of(Instant.parse(text));
        }
        return Optional.empty();
    }

    /** A value that is no number, flag or time where one belongs. */
    public static final class MalformedException extends RuntimeException {
        private MalformedException(String member, String text) {
            super("The value '" + text + "' is not valid for " + member + ".", null, false, false);
        }
    }

    private PojoReader() {}
}
