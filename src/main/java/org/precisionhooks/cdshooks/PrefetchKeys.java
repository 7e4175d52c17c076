package org.precisionhooks.cdshooks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.fhir.source.PrefetchKey;

/** The prefetch keys of the services: narrow, and only the restricted query subset (checklist 8 and 9). */
final class PrefetchKeys {

    private static final String OF_PATIENT = "patient={{context.patientId}}";
    private static final String GENETICS = "http://terminology.hl7.org/CodeSystem/v2-0074|GE";

    private static final PrefetchKey PATIENT =
            PrefetchKey.needed("patient", "Patient/{{context.patientId}}", "Patient");

    /** Laboratories file genetic results under laboratory, genetics or both; pregnancy and smoking are social history. */
    private static final PrefetchKey GENOMICS = PrefetchKey.needed(
            "genomics", "Observation?" + OF_PATIENT + "&category=laboratory,social-history," + GENETICS, "Observation");

    private static final PrefetchKey SEQUENCES =
            PrefetchKey.wanted("sequences", "MolecularSequence?" + OF_PATIENT, "MolecularSequence");
    private static final PrefetchKey REPORTS = PrefetchKey.wanted(
            "reports", "DiagnosticReport?" + OF_PATIENT + "&category=" + GENETICS, "DiagnosticReport");
    /** What was stopped lately may act still. */
    private static final String TAKEN = "&status=active,on-hold,completed,stopped";

    /** Drugs that are not taken too: a patient may have declined them. */
    private static final PrefetchKey STATEMENTS = PrefetchKey.wanted(
            "statements",
            "MedicationStatement?" + OF_PATIENT + TAKEN + ",intended,not-taken",
            "MedicationStatement",
            "Medication");

    private static final PrefetchKey CONDITIONS =
            PrefetchKey.wanted("conditions", "Condition?" + OF_PATIENT, "Condition");
    private static final PrefetchKey ALLERGIES =
            PrefetchKey.wanted("allergies", "AllergyIntolerance?" + OF_PATIENT, "AllergyIntolerance");
    private static final PrefetchKey PROCEDURES =
            PrefetchKey.wanted("procedures", "Procedure?" + OF_PATIENT, "Procedure");
    private static final PrefetchKey TEST_ORDERS =
            PrefetchKey.needed("testOrders", "ServiceRequest?" + OF_PATIENT + "&status=active", "ServiceRequest");
    /** Tests whose results are on their way are not asked for again. */
    private static final PrefetchKey TESTS_UNDER_WAY = PrefetchKey.extra(
            "testOrders", "ServiceRequest?" + OF_PATIENT + "&status=active,on-hold", "ServiceRequest");

    private static final PrefetchKey CONSENTS = PrefetchKey.wanted("consents", "Consent?" + OF_PATIENT, "Consent");

    /** Laboratories, vital signs and habits; preferences stand under codes of their own. */
    private static final PrefetchKey OBSERVATIONS = PrefetchKey.needed(
            "observations",
            "Observation?" + OF_PATIENT + "&category=laboratory,vital-signs,social-history," + GENETICS,
            "Observation");

    /** What a risk asks for beside results of laboratories: blood pressure, mass, height and smoking. */
    private static final PrefetchKey VITALS =
            coded("vitals", "85354-9", "55284-4", "8480-6", "39156-5", "29463-7", "8302-2", "72166-2");

    private static final PrefetchKey PREFERENCES = coded("preferences", "75773-2", "95541-9");

    /** Papers of these types only: whatever else is on file of a patient is not read at a hook. */
    private static final PrefetchKey DIRECTIVES =
            typed("directives", "42348-3", "75320-2", "86533-7", "81334-5", "81352-7");

    private static final PrefetchKey FAMILY =
            PrefetchKey.wanted("family", "FamilyMemberHistory?" + OF_PATIENT, "FamilyMemberHistory");
    /** Only to tell the blood pressure of everyday life from that of a stay in hospital. */
    private static final PrefetchKey VISITS = PrefetchKey.extra(
            "visits", "Encounter?" + OF_PATIENT + "&status=in-progress,onleave,finished", "Encounter");

    private static final PrefetchKey GOALS = PrefetchKey.extra("goals", "Goal?" + OF_PATIENT, "Goal");

    private PrefetchKeys() {}

    /** For a hook that brings the drugs along. */
    static List<PrefetchKey> forOrders() {
        return keys(medications(false));
    }

    /** For a hook that looks at the current drugs: without them nothing can be said. */
    static List<PrefetchKey> forCurrentDrugs() {
        return keys(medications(true));
    }

    /**
     * For a hook that names signed orders by reference. The references themselves make no legal query: the field is no
     * primitive, and {@code Type/id} is no value of a search parameter. So the patient's active orders are asked for.
     */
    static List<PrefetchKey> forDispatch() {
        return keys(medications(true)).stream()
                .map(key -> key.equals(TESTS_UNDER_WAY) ? TEST_ORDERS : key)
                .toList();
    }

    /** For a hook that brings an allergy along: the results that may explain it, and which related drugs are taken. */
    static List<PrefetchKey> forAllergies() {
        return List.of(PATIENT, GENOMICS, SEQUENCES, REPORTS, medications(false), STATEMENTS, CONSENTS);
    }

    /** Results of these LOINC codes, beside what the service is about. */
    private static PrefetchKey coded(String name, String... codes) {
        return PrefetchKey.extra(name, "Observation?" + OF_PATIENT + "&code=" + loinc(codes), "Observation")
                .of(Set.of(codes));
    }

    /** Documents of these LOINC types. */
    private static PrefetchKey typed(String name, String... types) {
        return PrefetchKey.extra(name, "DocumentReference?" + OF_PATIENT + "&type=" + loinc(types), "DocumentReference")
                .of(Set.of(types));
    }

    private static String loinc(String... codes) {
        return Stream.of(codes).map(code -> "http://loinc.org|" + code).collect(Collectors.joining(","));
    }

    /** For the risk of heart and vessels: past drugs and procedures too, since they say what a result was before treatment. */
    static List<PrefetchKey> forHeart() {
        return List.of(
                PATIENT,
                OBSERVATIONS,
                SEQUENCES,
                REPORTS,
                PrefetchKey.needed("medications", "MedicationRequest?" + OF_PATIENT, "MedicationRequest", "Medication"),
                PrefetchKey.wanted(
                        "statements", "MedicationStatement?" + OF_PATIENT, "MedicationStatement", "Medication"),
                CONDITIONS,
                ALLERGIES,
                PROCEDURES,
                FAMILY,
                VISITS,
                PREFERENCES,
                GOALS,
                DIRECTIVES,
                CONSENTS);
    }

    private static List<PrefetchKey> keys(PrefetchKey medications) {
        return List.of(
                PATIENT,
                GENOMICS,
                SEQUENCES,
                REPORTS,
                medications,
                STATEMENTS,
                CONDITIONS,
                ALLERGIES,
                PROCEDURES,
                TESTS_UNDER_WAY,
                VITALS,
                VISITS,
                PREFERENCES,
                GOALS,
                DIRECTIVES,
                CONSENTS);
    }

    private static PrefetchKey medications(boolean needed) {
        String template = "MedicationRequest?" + OF_PATIENT + TAKEN;
        return needed
                ? PrefetchKey.needed("medications", template, "MedicationRequest", "Medication")
                : PrefetchKey.wanted("medications", template, "MedicationRequest", "Medication");
    }
}
