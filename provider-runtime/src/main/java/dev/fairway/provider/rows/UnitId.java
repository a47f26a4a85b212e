package dev.fairway.provider.rows;

/**
 * What is planned at once: a domain, or where a domain is one source, one uid of it, since two uids under one name are
 * strangers; or the parts that a whole cluster shares.
 *
 * @param domain chooses the partition
 */
public record UnitId(String text, String domain, int partition, String cluster, String clusterUid, boolean shared) {
    public static String sharedDomain(String cluster) {
        return cluster + "/shared";
    }

    @Override
    public String toString() {
        return text;
    }
}
