package dev.fairway.contracts.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.fairway.contracts.DesiredKey;
import dev.fairway.contracts.SourceRef;

/**
 * Value of {@code desired.<provider>}: all a provider is told about one frontend. {@code generation} rises with every
 * change: {@code max(previous + 1, clock in µs)}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Desired.Present.class, name = "Present"),
    @JsonSubTypes.Type(value = Desired.Absent.class, name = "Absent"),
    @JsonSubTypes.Type(value = Desired.Abandoned.class, name = "Abandoned")
})
public sealed interface Desired {
    String domain();

    SourceRef source();

    String uid();

    String clusterUid();

    long generation();

    default DesiredKey key() {
        return new DesiredKey(domain(), source(), uid());
    }

    /** Make the cloud look like this. */
    record Present(String domain, SourceRef source, String uid, String clusterUid, long generation, Frontend frontend)
            implements Desired {}

    /** Remove every part, and say Gone once a read shows that none is left. */
    record Absent(String domain, SourceRef source, String uid, String clusterUid, long generation) implements Desired {}

    /** Let go of every part without deleting it. */
    record Abandoned(String domain, SourceRef source, String uid, String clusterUid, long generation)
            implements Desired {}
}
