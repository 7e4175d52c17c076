package org.precisionhooks.server.hooks;

import static org.precisionhooks.server.hooks.CaseResources.category;
import static org.precisionhooks.server.hooks.CaseResources.coded;
import static org.precisionhooks.server.hooks.CaseResources.component;
import static org.precisionhooks.server.hooks.CaseResources.known;
import static org.precisionhooks.server.hooks.CaseResources.parts;
import static org.precisionhooks.server.hooks.CaseResources.text;

import java.util.Map;
import java.util.regex.Matcher;

/** Makes FHIR resources of what runs in a family, or stands in a genetic report, of a golden case. */
record HeartGenes(CaseResources resources) {

    private static final Map<String, String> ROLES =
            Map.of("father", "FTH", "mother", "MTH", "brother", "BRO", "son", "SON");

    /** {@code father: 22298006 myocardial infarction at 50}. */
    void relative(String line) {
        Matcher parts = parts("(\\w+): (\\d+) (.+) at (\\d+)", line);
        resources.add(
                "FamilyMemberHistory",
                "'status': 'completed', 'patient': {'reference': 'Patient/" + resources.patient()
                        + "'}, 'relationship': "
                        + coded(
                                "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
                                known(ROLES, parts.group(1)),
                                parts.group(1))
                        + ", 'condition': [{'code': "
                        + coded("http://snomed.info/sct", parts.group(2), parts.group(3))
                        + ", 'onsetAge': {'value': " + parts.group(4)
                        + ", 'system': 'http://unitsofmeasure.org', 'code': 'a'}}]");
    }

    /** {@code LDLR c.1A>G, pathogenic, germline, heterozygous}: the variant, and what the laboratory says of it. */
    void variant(String line) {
        Matcher parts =
                parts("(\\w+) (\\S+), (pathogenic|uncertain), (germline|somatic), (heterozygous|homozygous)", line);
        String id = resources.nextId();
        resources.add(
                "Observation",
                "'status': 'final', " + category("laboratory") + ", " + resources.subject()
                        + ", 'effectiveDateTime': '2026-10-01', 'code': "
                        + coded("http://loinc.org", "69548-6", "variant")
                        + ", 'valueCodeableConcept': " + coded("http://loinc.org", "LA9633-4", "Present")
                        + ", 'component': [" + component("48018-6", text(parts.group(1)))
                        + ", " + component("48004-6", text(parts.group(2)))
                        + ", "
                        + component(
                                "53034-5",
                                coded(
                                        "http://loinc.org",
                                        parts.group(5).equals("homozygous") ? "LA6705-3" : "LA6706-1",
                                        parts.group(5)))
                        + ", " + component("48002-0", text(parts.group(4))) + "]");
        resources.add(
                "Observation",
                "'status': 'final', " + category("laboratory") + ", " + resources.subject()
                        + ", 'effectiveDateTime': '2026-10-01', 'derivedFrom': [{'reference': 'Observation/" + id
                        + "'}], 'code': "
                        + coded(
                                "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs",
                                "diagnostic-implication",
                                "implication")
                        + ", 'component': ["
                        + component(
                                "53037-8",
                                coded(
                                        "http://loinc.org",
                                        parts.group(3).equals("pathogenic") ? "LA6668-3" : "LA26333-7",
                                        parts.group(3)))
                        + "]");
    }

    /** {@code SLCO1B1 *5/*5}. */
    void genotype(String line) {
        Matcher parts = parts("(\\w+) (\\S+)", line);
        resources.add(
                "Observation",
                "'status': 'final', " + category("laboratory") + ", " + resources.subject()
                        + ", 'effectiveDateTime': '2025-02-11', 'code': "
                        + coded("http://loinc.org", "84413-4", "Genotype display name") + ", 'valueCodeableConcept': "
                        + text(line) + ", 'component': [" + component("48018-6", text(parts.group(1))) + "]");
    }
}
