package dev.fairway.cluster.apiserver;

/** A refusal in the form that clients expect: HTTP code, reason, message. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;

    public ApiError(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    public static ApiError notFound(String group, String plural, String name) {
        String resource = group.isEmpty() ? plural : plural + "." + group;
        return new ApiError(404, "NotFound", resource + " \"" + name + "\" not found");
    }

    public static ApiError conflict(String plural, String name) {
        return new ApiError(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + plural + " \"" + name
                        + "\": the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiError invalid(String kind, String name, String why) {
        return new ApiError(422, "Invalid", kind + " \"" + name + "\" is invalid: " + why);
    }

    public static ApiError badRequest(String message) {
        return new ApiError(400, "BadRequest", message);
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
