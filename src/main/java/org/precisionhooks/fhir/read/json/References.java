package org.precisionhooks.fhir.read.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Spellings of a reference. */
public final class References {

    private References() {}

    /** The reference string of a Reference element, empty when it has none. */
    public static String of(JsonNode reference) {
        return Json.text(reference, "reference");
    }

    /** {@code Type/id} of a relative, absolute or versioned reference; other references as they are. */
    public static String local(String reference) {
        if (reference.startsWith("#") || reference.startsWith("urn:")) {
            return reference;
        }
        int history = reference.indexOf("/_history/");
        String unversioned = history < 0 ? reference : reference.substring(0, history);
        int id = unversioned.lastIndexOf('/');
        int type = id <= 0 ? -1 : unversioned.lastIndexOf('/', id - 1);
        return type < 0 ? unversioned : unversioned.substring(type + 1);
    }

    public static boolean isPatient(String local) {
        return local.startsWith("Patient/");
    }

    /** The id in {@code urn:uuid:id}, else empty. */
    public static String uuid(String reference) {
        return reference.startsWith("urn:uuid:") ? reference.substring("urn:uuid:".length()) : "";
    }
}
