package org.precisionhooks.fhir.write.summary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicDataFile;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicRisk;
import org.precisionhooks.facts.LaboratoryRecommendation;
import org.precisionhooks.facts.MolecularBiomarker;
import org.precisionhooks.facts.MolecularConsequence;
import org.precisionhooks.facts.OverallInterpretation;
import org.precisionhooks.facts.Significance;
import org.precisionhooks.facts.TherapeuticImplication;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.genomic.GenomicObservation;
import org.precisionhooks.fhir.write.genomic.ResultFrame;
import org.precisionhooks.fhir.write.genomic.VariantNames;
import org.precisionhooks.fhir.write.genomic.VariantWriter;

/**
 * Statements of laboratories, passed on as theirs. They are those of Genomics Reporting where what they rest on is known, as
 * the guide demands; else Observations of the same form that claim no profile.
 */
public final class LaboratoryStatements {

    private final GeneCodes genes;

    public LaboratoryStatements(GeneCodes genes) {
        this.genes = genes;
    }

    /** @param basis addresses of the results that the statement is about */
    public List<Observation> write(GenomicFact fact, ResultFrame frame, List<String> basis) {
        if (fact instanceof GenePhenotype phenotype) {
            return List.of(phenotype(phenotype, frame));
        } else if (fact instanceof AllelePresence allele) {
            return List.of(allele(allele, frame));
        } else if (fact instanceof TherapeuticImplication implication) {
            return therapeutic(implication, frame, basis);
        } else if (fact instanceof DiagnosticImplication implication) {
            return List.of(diagnostic(implication, frame, basis));
        }
        return others(fact, frame, basis);
    }

    private List<Observation> others(GenomicFact fact, ResultFrame frame, List<String> basis) {
        if (fact instanceof MolecularConsequence consequence) {
            return List.of(consequence(consequence, frame, basis));
        } else if (fact instanceof MolecularBiomarker biomarker) {
            return List.of(biomarker(biomarker, frame));
        } else if (fact instanceof LaboratoryRecommendation || fact instanceof GenomicRisk) {
            return List.of(words(fact, frame, "Statement of the laboratory"));
        } else if (fact instanceof OverallInterpretation || fact instanceof GenomicDataFile) {
            return List.of(words(fact, frame, "Note on what was tested"));
        }
        return List.of();
    }

    /** What has no Observation of its own in the guide: in words, so that it is neither lost nor acted upon. */
    private Observation words(GenomicFact fact, ResultFrame frame, String kind) {
        Observation observation = withoutProfile(started(fact, frame, new CodeableConcept().setText(kind))
                .genes(fact.gene(), genes)
                .origin(fact.origin()));
        observation.setValue(new StringType(SummaryLine.of(fact).says()));
        return observation;
    }

    private Observation consequence(MolecularConsequence consequence, ResultFrame frame, List<String> basis) {
        String kind = "molecular-consequence";
        GenomicObservation written = GenomicObservation.of(
                        consequence, frame, kind, Codes.concept(Canonical.GENOMICS_REPORTING, kind, ""))
                .derivedFrom(basis);
        consequence.names().forEach(name -> VariantNames.write(name, written));
        consequence.consequences().forEach(of -> written.guide("feature-consequence", GenomicObservation.concept(of)));
        if (!consequence.effect().isEmpty()) {
            written.guide("functional-effect", GenomicObservation.concept(consequence.effect()));
        }
        return withoutProfile(written);
    }

    private Observation biomarker(MolecularBiomarker biomarker, ResultFrame frame) {
        Observation observation =
                withoutProfile(started(biomarker, frame, GenomicObservation.concept(biomarker.biomarker()))
                        .genes(biomarker.gene(), genes)
                        .origin(biomarker.origin()));
        if (!biomarker.value().isEmpty()) {
            observation.setValue(GenomicObservation.concept(biomarker.value()));
        }
        biomarker
                .amount()
                .ifPresent(amount ->
                        observation.setValue(new Quantity().setValue(amount).setUnit(biomarker.unit())));
        return observation;
    }

    /** The result that a diagnostic statement speaks of, as far as the statement itself tells it. */
    static Variant variant(DiagnosticImplication implication) {
        return new Variant(
                implication.source(),
                implication.gene(),
                implication.origin(),
                implication.presence(),
                implication.zygosity(),
                implication.names(),
                Optional.empty());
    }

    private Observation phenotype(GenePhenotype phenotype, ResultFrame frame) {
        boolean metabolism = phenotype.phenotype().endsWith("Metabolizer");
        CodeableConcept code = metabolism
                ? GenomicObservation.answer("53040-2", "Genetic variation's effect on drug metabolism interpretation")
                : new CodeableConcept().setText("Phenotype of the gene");
        GenomicObservation written = started(phenotype, frame, code).genes(phenotype.gene(), genes);
        if (!phenotype.phenotype().isEmpty()) {
            written.value(genes.phenotype(phenotype.phenotype()));
        }
        phenotype
                .activityScore()
                .ifPresent(score -> written.written()
                        .addComponent()
                        .setCode(new CodeableConcept().setText("Activity score"))
                        .setValue(new StringType(score)));
        phenotype
                .diplotype()
                .ifPresent(alleles ->
                        written.loinc("84413-4", "Genotype display name", new CodeableConcept().setText(alleles)));
        return withoutProfile(written.origin(phenotype.origin()));
    }

    private Observation allele(AllelePresence allele, ResultFrame frame) {
        CodeableConcept code = new CodeableConcept().setText(allele.gene() + allele.allele());
        return withoutProfile(started(allele, frame, code)
                .value(VariantWriter.presence(allele.presence()))
                .genes(allele.gene(), genes)
                .origin(allele.origin()));
    }

    /** One a drug; a combined therapy is one statement with several (genomics-fhir.md section 3.7). */
    private List<Observation> therapeutic(TherapeuticImplication implication, ResultFrame frame, List<String> basis) {
        Stream<List<Concept>> therapies = implication.combined()
                ? Stream.of(implication.medications())
                : implication.medications().stream().map(List::of);
        List<List<Concept>> each = therapies.toList();
        return (each.isEmpty() ? List.of(List.<Concept>of()) : each)
                .stream()
                        .map(drugs -> therapeutic(implication, drugs, frame, basis))
                        .toList();
    }

    private static Observation therapeutic(
            TherapeuticImplication implication, List<Concept> drugs, ResultFrame frame, List<String> basis) {
        String kind = "therapeutic-implication";
        GenomicObservation written = GenomicObservation.of(
                        implication, frame, kind, Codes.concept(Canonical.GENOMICS_REPORTING, kind, ""))
                .derivedFrom(basis);
        drugs.forEach(drug -> written.loinc("51963-7", "Medication assessed [ID]", GenomicObservation.concept(drug)));
        if (!implication.implication().isEmpty()) {
            written.guide(kind, GenomicObservation.concept(implication.implication()));
        }
        return basis.isEmpty() ? withoutProfile(written) : written.written();
    }

    private static Observation diagnostic(DiagnosticImplication implication, ResultFrame frame, List<String> basis) {
        String kind = "diagnostic-implication";
        GenomicObservation written = GenomicObservation.of(
                        implication, frame, kind, Codes.concept(Canonical.GENOMICS_REPORTING, kind, ""))
                .derivedFrom(basis);
        significance(implication.significance())
                .ifPresent(code -> written.loinc("53037-8", "Genetic variation clinical significance [Imp]", code));
        if (!implication.condition().isEmpty()) {
            written.loinc("81259-4", "Associated phenotype", GenomicObservation.concept(implication.condition()));
        }
        return basis.isEmpty() ? withoutProfile(written) : written.written();
    }

    /** The answers of LOINC LL4034-6. */
    private static Optional<CodeableConcept> significance(Significance significance) {
        return switch (significance) {
            case PATHOGENIC -> Optional.of(GenomicObservation.answer("LA6668-3", "Pathogenic"));
            case LIKELY_PATHOGENIC -> Optional.of(GenomicObservation.answer("LA26332-9", "Likely pathogenic"));
            case UNCERTAIN -> Optional.of(GenomicObservation.answer("LA26333-7", "Uncertain significance"));
            case LIKELY_BENIGN -> Optional.of(GenomicObservation.answer("LA26334-5", "Likely benign"));
            case BENIGN -> Optional.of(GenomicObservation.answer("LA6675-8", "Benign"));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static GenomicObservation started(GenomicFact fact, ResultFrame frame, CodeableConcept code) {
        return GenomicObservation.of(fact, frame, "", code);
    }

    private static Observation withoutProfile(GenomicObservation written) {
        Observation observation = written.written();
        observation.getMeta().getProfile().clear();
        return observation;
    }
}
