package dev.fairway.cluster.apiserver.reply;

import com.fasterxml.jackson.databind.JsonNode;

/** One field that is not acceptable, worded as k8s.io/apimachinery's field.Error. */
public record Problem(Type type, String field, String text) {

    public enum Type {
        REQUIRED("FieldValueRequired"),
        INVALID("FieldValueInvalid"),
        DUPLICATE("FieldValueDuplicate"),
        NOT_SUPPORTED("FieldValueNotSupported"),
        FORBIDDEN("FieldValueForbidden");

        private final String reason;

        Type(String reason) {
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    public static Problem required(String field, String detail) {
        return new Problem(Type.REQUIRED, field, "Required value" + (detail.isEmpty() ? "" : ": " + detail));
    }

    /** {@code Invalid value: "x": detail}; numbers are not quoted. */
    public static Problem invalid(String field, JsonNode value, String detail) {
        return new Problem(
                Type.INVALID, field, "Invalid value: " + (value.isMissingNode() ? "null" : value) + ": " + detail);
    }

    public static Problem invalid(String field, String value, String detail) {
        return new Problem(Type.INVALID, field, "Invalid value: \"" + value + "\": " + detail);
    }

    public static Problem duplicate(String field, JsonNode value) {
        return new Problem(Type.DUPLICATE, field, "Duplicate value: " + value);
    }

    public static Problem notSupported(String field, String value, String... supported) {
        return new Problem(
                Type.NOT_SUPPORTED,
                field,
                "Unsupported value: \"" + value + "\": supported values: \"" + String.join("\", \"", supported) + "\"");
    }

    public static Problem forbidden(String field, String detail) {
        return new Problem(Type.FORBIDDEN, field, "Forbidden: " + detail);
    }

    public String message() {
        return field + ": " + text;
    }
}
