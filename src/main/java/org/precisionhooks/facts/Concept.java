package org.precisionhooks.facts;

import java.util.List;

/**
 * A thing named by any number of codes and a text (FHIR CodeableConcept).
 *
 * @param codings the codes, in the sender's order
 * @param text the sender's own words, empty when not given
 */
public record Concept(List<Coding> codings, String text) {

    public static final Concept NONE = new Concept(List.of(), "");

    public Concept {
        codings = List.copyOf(codings);
    }

    public static Concept ofText(String text) {
        return new Concept(List.of(), text);
    }

    public static Concept of(Coding... codings) {
        return new Concept(List.of(codings), "");
    }

    public boolean isEmpty() {
        return codings.isEmpty() && text.isEmpty();
    }

    /** The words to show a person: the text, else the first display, else the first code. */
    public String label() {
        if (!text.isEmpty()) {
            return text;
        }
        return codings.stream()
                .map(Coding::display)
                .filter(display -> !display.isEmpty())
                .findFirst()
                .orElseGet(() -> codings.isEmpty() ? "" : codings.get(0).code());
    }
}
