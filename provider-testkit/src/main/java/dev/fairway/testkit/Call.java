package dev.fairway.testkit;

/** One line of a cloud's journal. @param mutating false for reads */
public record Call(String act, String resource, boolean mutating) {
    @Override
    public String toString() {
        return act + " " + resource;
    }
}
