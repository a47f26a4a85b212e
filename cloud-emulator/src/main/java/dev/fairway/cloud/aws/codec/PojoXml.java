package dev.fairway.cloud.aws.codec;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Writes the SDK's own response objects as XML. What was never set is left out; a list set to nothing is an empty element. */
final class PojoXml {

    static void write(StringBuilder out, SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            element(out, field.unmarshallLocationName(), field, field.getValueOrDefault(pojo));
        }
    }

    private static void element(StringBuilder out, String name, SdkField<?> field, @Nullable Object value) {
        if (value == null || value instanceof SdkAutoConstructList<?>) {
            return;
        }
        out.append('<').append(name).append('>');
        switch (value) {
            case Collection<?> items -> {
                SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
                items.forEach(each -> element(out, item.unmarshallLocationName(), item, each));
            }
            case SdkPojo nested -> write(out, nested);
            default -> escape(out, value.toString()); // text, numbers, flags; an Instant prints as ISO 8601
        }
        out.append("</").append(name).append('>');
    }

    static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    private PojoXml() {}
}
