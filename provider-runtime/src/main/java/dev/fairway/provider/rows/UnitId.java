package dev.fairway.provider.rows;

import dev.fairway.spi.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * What is planned at once: a domain, or where a domain is one source, one uid of it, since two uids under one name are
 * strangers; the parts that a whole cluster shares; or what a source left that nobody knows any more.
 *
 * @param domain chooses the partition
 * @param owner mark of its parts where no row tells it: "shared", or the unknown source's uid
 */
public record UnitId(
        String text,
        String domain,
        int partition,
        String cluster,
        String clusterUid,
        @Nullable String owner) {
    public static String sharedDomain(String cluster) {
        return cluster + "/shared";
    }

    public boolean shared() {
        return Ownership.SHARED.equals(owner);
    }

    /** Such a unit has no rows; its name tells the owner. */
    public static String orphanDomain(String cluster, String uid) {
        return cluster + "/orphan/" + uid;
    }

    @Override
    public String toString() {
        return text;
    }
}
