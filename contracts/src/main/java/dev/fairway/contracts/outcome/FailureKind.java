package dev.fairway.contracts.outcome;

/** Whose move it is after a failure; the retry schedule follows from it. */
public enum FailureKind {
    /** The user's: the object asks for what cannot be. Tried again when it changes. */
    REJECTED,
    /** The operator's: a permission is missing. */
    DENIED,
    /** The operator's: a limit of the cloud is reached. */
    QUOTA,
    /** Nobody's: the cloud asks to slow down. */
    THROTTLED,
    /** Nobody's: somebody else changed the same thing; read and plan again. */
    CONFLICT,
    /** Nobody's: the cloud does not answer, or not sensibly. */
    UNAVAILABLE
}
