package dev.fairway.contracts.outcome;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * Where a source stands.
 *
 * <pre>
 * who         says          when
 * reconciler  Claimed       a provider serves it and it is valid: set our finalizer
 * reconciler  Failed        it asks for what Kubernetes forbids; a provider's last good form stays
 * provider    Progressing   working or waiting, and for what
 * provider    Ready         all of the generation is there and answers
 * provider    Failed        this cannot go on without somebody's move, or is tried again later
 * provider    Gone          a read showed that no part is left
 * reconciler  Released      every provider said Gone: remove our finalizer
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Phase.Claimed.class, name = "Claimed"),
    @JsonSubTypes.Type(value = Phase.Released.class, name = "Released"),
    @JsonSubTypes.Type(value = Phase.Ready.class, name = "Ready"),
    @JsonSubTypes.Type(value = Phase.Progressing.class, name = "Progressing"),
    @JsonSubTypes.Type(value = Phase.Gone.class, name = "Gone"),
    @JsonSubTypes.Type(value = Phase.Failed.class, name = "Failed")
})
public sealed interface Phase {

    record Claimed() implements Phase {}

    record Released() implements Phase {}

    /** @param notes what a person may want to know all the same, such as targets left out */
    record Ready(List<Problem> notes) implements Phase {
        public Ready {
            notes = notes == null ? List.of() : List.copyOf(notes);
        }
    }

    /**
     * @param reason one CamelCase word
     * @param message what it waits for
     */
    record Progressing(String reason, String message, List<Problem> notes) implements Phase {
        public Progressing {
            notes = notes == null ? List.of() : List.copyOf(notes);
        }
    }

    record Gone() implements Phase {}

    /** @param problems at least one */
    record Failed(FailureKind kind, List<Problem> problems) implements Phase {
        public Failed {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a failure names at least one problem");
            }
        }
    }
}
