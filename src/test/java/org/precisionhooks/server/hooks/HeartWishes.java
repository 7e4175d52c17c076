package org.precisionhooks.server.hooks;

import static org.precisionhooks.server.hooks.CaseResources.coded;
import static org.precisionhooks.server.hooks.CaseResources.parts;
import static org.precisionhooks.server.hooks.CaseResources.text;

import java.util.regex.Matcher;

/** Makes FHIR resources of what the patient of a golden case wants. */
record HeartWishes(CaseResources resources) {

    /** {@code C10AA statins, 2026-03-02}. */
    void declined(String line) {
        Matcher parts = parts("(\\S+) (.+), ([\\d-]+)", line);
        resources.add(
                "MedicationStatement",
                "'status': 'not-taken', " + resources.subject() + ", 'effectiveDateTime': '" + parts.group(3)
                        + "', 'statusReason': ["
                        + coded("http://terminology.hl7.org/CodeSystem/v3-ActReason", "PATOBJ", "patient objection")
                        + "], 'medicationCodeableConcept': "
                        + coded("http://www.whocc.no/atc", parts.group(1), parts.group(2)));
    }

    /** {@code no tablets for the rest of my life, 2026-03-02}. */
    void preference(String line) {
        Matcher parts = parts("(.+), ([\\d-]+)", line);
        resources.add(
                "Observation",
                "'status': 'final', " + resources.subject() + ", 'effectiveDateTime': '" + parts.group(2)
                        + "', 'code': "
                        + coded("http://loinc.org", "75773-2", "Treatment preference") + ", 'valueCodeableConcept': "
                        + text(parts.group(1)));
    }

    void goal(String line) {
        Matcher parts = parts("(.+), ([\\d-]+)", line);
        resources.add(
                "Goal",
                "'lifecycleStatus': 'active', " + resources.subject() + ", 'startDate': '" + parts.group(2)
                        + "', 'description': " + text(parts.group(1)));
    }

    /** {@code acd advance directive, 2026-03-02}. */
    void directive(String line) {
        Matcher parts = parts("(\\w+) (.+), ([\\d-]+)", line);
        resources.add(
                "Consent",
                "'status': 'active', 'patient': {'reference': 'Patient/" + resources.patient() + "'}, 'dateTime': '"
                        + parts.group(3)
                        + "', 'scope': " + coded("http://terminology.hl7.org/CodeSystem/consentscope", "adr", "adr")
                        + ", 'category': ["
                        + coded(
                                "http://terminology.hl7.org/CodeSystem/consentcategorycodes",
                                parts.group(1),
                                parts.group(2))
                        + "]");
    }

    /** {@code 75320-2 advance directive, 2026-03-02}. */
    void document(String line) {
        Matcher parts = parts("(\\S+) (.+), ([\\d-]+)", line);
        resources.add(
                "DocumentReference",
                "'status': 'current', " + resources.subject() + ", 'date': '" + parts.group(3)
                        + "T10:00:00Z', 'type': " + coded("http://loinc.org", parts.group(1), parts.group(2))
                        + ", 'content': [{'attachment': {'contentType': 'text/plain', 'data': 'bm8gdHViZXM='}}]");
    }
}
