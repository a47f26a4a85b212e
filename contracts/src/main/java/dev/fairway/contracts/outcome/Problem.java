package dev.fairway.contracts.outcome;

/**
 * One thing that is wrong, for the person who can mend it.
 *
 * @param reason one CamelCase word, stable, fit for a condition
 * @param subject where it is: an annotation's key, {@code spec.ports[1]}, a resource's name, a cloud's operation
 * @param message what is wrong, with the value at fault and what is allowed, and what to do; one sentence or two
 */
public record Problem(String reason, String subject, String message) {}
