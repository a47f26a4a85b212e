package dev.fairway.status.fold;

/**
 * An event to be on the object.
 *
 * @param warning Warning instead of Normal
 * @param reason as upstream's service controller words it, where it has one
 * @param once tells two notes of one reason apart; a note with the same reason and this is not repeated
 */
public record Note(boolean warning, String reason, String message, String once) {}
