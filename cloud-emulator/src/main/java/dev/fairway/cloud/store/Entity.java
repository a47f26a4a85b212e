package dev.fairway.cloud.store;

/** A resource as it is kept; a record that Jackson can write and read. */
public interface Entity {
    String id();
}
