package org.precisionhooks.facts;

/** A statement of a laboratory about the patient's genome or a tumour's. */
public sealed interface GenomicFact extends Fact
        permits Genotype,
                Haplotype,
                HlaTyping,
                GenePhenotype,
                AllelePresence,
                Variant,
                StructuralVariant,
                TestedRegions,
                PhaseRelationship,
                MolecularConsequence,
                MolecularBiomarker,
                OverallInterpretation,
                LaboratoryRecommendation,
                GenomicRisk,
                GenomicDataFile,
                TherapeuticImplication,
                DiagnosticImplication,
                UncomputableResult {

    /** HGNC symbol of the gene, empty when the result names none. */
    String gene();

    /** Whose genome was read: somatic results never count as germline. */
    Origin origin();
}
