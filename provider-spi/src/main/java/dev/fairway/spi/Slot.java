package dev.fairway.spi;

/** Something that only one resource can hold at a time: a name, a balancer's port, an address. */
public record Slot(String kind, String value) {}
