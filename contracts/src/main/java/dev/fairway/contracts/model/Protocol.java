package dev.fairway.contracts.model;

/** The transports a listener can have. SCTP is refused before a model is made of it. */
public enum Protocol {
    TCP,
    UDP
}
