package org.precisionhooks.facts;

/**
 * One code of a code system, as it arrived.
 *
 * @param system URI of the code system, empty when not given
 * @param code the code, empty when not given
 * @param display the sender's words for it, empty when not given
 */
public record Coding(String system, String code, String display) {

    private static final String ICD_10 = "icd-10";
    private static final String ICD_10_PCS = "http://www.cms.gov/Medicare/Coding/ICD10";

    public static Coding of(String system, String code) {
        return new Coding(system, code, "");
    }

    public boolean is(String otherSystem, String otherCode) {
        return system.equals(otherSystem) && code.equals(otherCode);
    }

    /** Whether it is the other code or, in ICD-10 and its national editions, one below it. */
    public boolean isWithin(String otherSystem, String otherCode) {
        return isIcd10(system) && isIcd10(otherSystem) || system.equals(ICD_10_PCS) && system.equals(otherSystem)
                ? code.startsWith(otherCode)
                : is(otherSystem, otherCode);
    }

    private static boolean isIcd10(String system) {
        return system.contains(ICD_10);
    }
}
