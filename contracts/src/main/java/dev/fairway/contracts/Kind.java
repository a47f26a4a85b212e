package dev.fairway.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of Kubernetes objects that can be a source. */
public enum Kind {
    @JsonProperty("service")
    SERVICE("service"),
    @JsonProperty("ingress")
    INGRESS("ingress");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word that stands for this kind in keys. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException if no kind has this word */
    public static Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of source is called '" + word + "'");
    }
}
