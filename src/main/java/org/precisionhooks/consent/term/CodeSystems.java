package org.precisionhooks.consent.term;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Code systems of R4 Consent, and their misspellings seen in real inputs (consent.md section 4). */
public final class CodeSystems {

    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    public static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    public static final String ACTION = "http://terminology.hl7.org/CodeSystem/consentaction";
    public static final String RESOURCE_TYPES = "http://hl7.org/fhir/resource-types";

    private static final String TERMINOLOGY = "http://terminology.hl7.org/codesystem/";

    private static final Map<String, String> VALUE_SETS = Map.of(
            TERMINOLOGY + "v3-informationsensitivitypolicy", TERMINOLOGY + "v3-actcode",
            TERMINOLOGY + "v3-purposeofuse", TERMINOLOGY + "v3-actreason",
            TERMINOLOGY + "v3-confidentialityclassification", TERMINOLOGY + "v3-confidentiality");

    private static final Set<String> WELL_WRITTEN =
            Set.of(ACT_REASON, ACT_CODE, CONFIDENTIALITY, SCOPE, ACTION, RESOURCE_TYPES);

    /** LOINC numbers and OIDs are never used for two things. */
    private static final Pattern TELLING = Pattern.compile("\\d{1,7}-\\d|\\d+(\\.\\d+){3,}");

    private CodeSystems() {}

    /** Same system, written in any of the ways in which a deny still counts. */
    public static boolean alike(String written, String canonical) {
        if (written.isEmpty() || WELL_WRITTEN.contains(written)) {
            return written.isEmpty() || written.equals(canonical);
        }
        return written.equals(canonical) || plain(written).equals(plain(canonical));
    }

    /** A code so particular that a deny counts whatever system it is written under. */
    public static boolean telling(String code) {
        return TELLING.matcher(code).matches();
    }

    private static String plain(String system) {
        String http = begun(system.toLowerCase(Locale.ROOT), "https:", "http:");
        String published = begun(http, "http://hl7.org/fhir/v3/", TERMINOLOGY + "v3-");
        String plain = begun(published.replace("/valueset/", "/codesystem/"), "urn:oid:", "");
        int end = plain.length();
        while (end > 0 && plain.charAt(end - 1) == '/') {
            end--;
        }
        String bare = plain.substring(0, end);
        return VALUE_SETS.getOrDefault(bare, bare);
    }

    private static String begun(String text, String start, String instead) {
        return text.startsWith(start) ? instead + text.substring(start.length()) : text;
    }
}
