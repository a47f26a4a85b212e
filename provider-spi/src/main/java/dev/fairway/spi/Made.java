package dev.fairway.spi;

/**
 * The answer to a put.
 *
 * @param confirmed false where a create's answer may be somebody else's resource of the same name: nothing is attached to it
 *     before {@link CloudProvider#confirm} has read its ownership
 */
public record Made(Handle handle, boolean confirmed) {

    public static Made confirmed(Handle handle) {
        return new Made(handle, true);
    }
}
