package org.precisionhooks.engine;

/** How strongly the guidance recommends an action (CPIC's classification). */
public enum Strength {
    STRONG("strong"),
    MODERATE("moderate"),
    OPTIONAL("optional"),
    NO_RECOMMENDATION("no recommendation"),
    NOT_APPLICABLE("not graded");

    private final String words;

    Strength(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
