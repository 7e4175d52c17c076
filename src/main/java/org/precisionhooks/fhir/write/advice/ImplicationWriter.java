package org.precisionhooks.fhir.write.advice;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;

/** What a patient's results mean for one drug: an Observation of the shape of Genomics Reporting's therapeutic-implication. */
public final class ImplicationWriter {

    private static final String CODE = "therapeutic-implication";

    private final GeneCodes genes;

    public ImplicationWriter(GeneCodes genes) {
        this.genes = genes;
    }

    /** Empty where the finding concludes nothing from a result. */
    public Optional<Observation> write(Statement statement) {
        Finding finding = statement.finding();
        boolean concludes = finding.conclusion() instanceof Recommendation
                && !finding.evidence().isEmpty();
        return concludes ? Optional.of(observation(statement)) : Optional.empty();
    }

    private Observation observation(Statement statement) {
        Finding finding = statement.finding();
        Observation observation = new Observation();
        observation.getMeta().addProfile(Canonical.IMPLICATION);
        observation.addExtension(ConclusionExtension.of(finding));
        Artifacts.of(finding)
                .forEach(artifact -> observation.addExtension(new Extension(Canonical.RELATED_ARTIFACT, artifact)));
        observation
                .setStatus(ObservationStatus.FINAL)
                .addCategory(Codes.laboratory())
                .addCategory(Codes.genetics())
                .setCode(Codes.concept(Canonical.GENOMICS_REPORTING, CODE, "Therapeutic Implication"))
                .setSubject(statement.subject())
                .setIssuedElement(statement.answer().instant())
                .setNote(statement.notes())
                .setDerivedFrom(EvidenceReferences.origins(finding));
        components(observation, finding);
        return observation;
    }

    private void components(Observation observation, Finding finding) {
        evidence(finding, Evidence::gene)
                .forEach(gene -> add(observation, loinc("48018-6", "Gene studied [ID]"), genes.gene(gene)));
        finding.drug()
                .ifPresent(drug -> add(observation, loinc("51963-7", "Medication assessed [ID]"), Codes.drug(drug)));
        evidence(finding, Evidence::phenotype)
                .forEach(phenotype -> add(
                        observation,
                        Codes.concept(Canonical.GENOMICS_REPORTING, CODE, "Therapeutic Implication"),
                        genes.phenotype(phenotype)));
        add(
                observation,
                Codes.concept(Canonical.GENOMICS_REPORTING, "conclusion-string", "Conclusion string"),
                new StringType(finding.headline()));
    }

    private static Stream<String> evidence(Finding finding, Function<Evidence, Optional<String>> property) {
        return finding.evidence().stream()
                .map(property)
                .flatMap(Optional::stream)
                .distinct();
    }

    private static CodeableConcept loinc(String code, String display) {
        return Codes.concept(Canonical.LOINC, code, display);
    }

    private static void add(Observation observation, CodeableConcept code, Type value) {
        observation.addComponent().setCode(code).setValue(value);
    }
}
