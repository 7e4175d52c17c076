package org.precisionhooks.facts;

/**
 * One code of a code system, as it arrived.
 *
 * @param system URI of the code system, empty when not given
 * @param code the code, empty when not given
 * @param display the sender's words for it, empty when not given
 */
public record Coding(String system, String code, String display) {

    public static Coding of(String system, String code) {
        return new Coding(system, code, "");
    }

    public boolean is(String otherSystem, String otherCode) {
        return system.equals(otherSystem) && code.equals(otherCode);
    }
}
