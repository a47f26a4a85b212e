package dev.fairway.cloud.edge;

/** What the edge does for a request. */
public sealed interface Reply {

    record Answer(int status, String contentType, String body) implements Reply {
        public static Answer json(int status, String body) {
            return new Answer(status, "application/json", body);
        }
    }

    /** No answer as long as the client waits. */
    record Hold() implements Reply {}

    /** The connection is closed without an answer. */
    record Cut() implements Reply {}
}
