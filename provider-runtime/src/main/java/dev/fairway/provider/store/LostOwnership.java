package dev.fairway.provider.store;

/** Another replica owns the partition: the turn ends at once and says nothing. Never leaves the loop. */
public final class LostOwnership extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LostOwnership(int partition) {
        super("partition " + partition + " has another owner");
    }
}
