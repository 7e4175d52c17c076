package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.Allergy;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.CodedResult;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.Procedure;
import org.precisionhooks.facts.Source;

/**
 * What golden cases say of a person beside the genes: {@code condition icd10 I21}, {@code past icd10 I63}, {@code procedure
 * snomed 5447007}, {@code answer loinc LA15173-0}, {@code weight 35}, {@code height 170}, {@code egfr 28}, {@code target 2.5},
 * {@code used 32937 2026-10-01/2026-11-20}, with a side open where it is not known. The date before a line is that of the event.
 */
final class PersonText {

    private static final Map<String, String> SYSTEMS = Map.of(
            "icd10", "http://hl7.org/fhir/sid/icd-10-cm",
            "icd10pcs", "http://www.cms.gov/Medicare/Coding/ICD10",
            "snomed", "http://snomed.info/sct",
            "loinc", "http://loinc.org");

    private PersonText() {}

    static Fact fact(String word, String first, String second, Source source) {
        return switch (word) {
            case "condition" -> new Condition(source, concept(first, second), true, true, Optional.empty());
            case "past" -> new Condition(source, concept(first, second), false, true, Optional.empty());
            case "suspected" -> new Condition(source, concept(first, second), true, false, Optional.empty());
            case "procedure" -> new Procedure(source, concept(first, second), source.time());
            case "undated" -> new Procedure(source, concept(first, second), Optional.empty());
            case "answer" -> new CodedResult(source, Concept.ofText("asked"), concept(first, second));
            case "weight" -> measured(source, "http://loinc.org", "29463-7", first, "kg");
            case "height" -> measured(source, "http://loinc.org", "8302-2", first, "cm");
            case "egfr" -> measured(source, "http://loinc.org", "98979-8", first, "mL/min/{1.73_m2}");
            case "target" ->
                measured(source, "https://precisionhooks.org/fhir/CodeSystem/goal-target", "6301-6", first, "1");
            case "allergy" ->
                new Allergy(source, List.of(CaseText.medication(first).concept()), true);
            case "used" -> new MedicationUse(source, CaseText.medication(first), false, period(second));
            default -> throw new IllegalArgumentException("A case cannot say: " + word + " " + first + " " + second);
        };
    }

    private static Optional<ClinicalTime> period(String text) {
        String[] sides = text.split("/", -1);
        return ClinicalTime.between(
                ClinicalTime.parse(sides[0], ZoneOffset.UTC), ClinicalTime.parse(sides[1], ZoneOffset.UTC));
    }

    private static Measurement measured(Source source, String system, String code, String value, String unit) {
        return new Measurement(source, Concept.of(Coding.of(system, code)), new BigDecimal(value), unit);
    }

    private static Concept concept(String system, String code) {
        return Concept.of(Coding.of(SYSTEMS.getOrDefault(system, system), code));
    }
}
