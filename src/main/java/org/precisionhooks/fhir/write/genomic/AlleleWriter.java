package org.precisionhooks.fhir.write.genomic;

import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;

/** Genotypes, haplotypes and HLA typings as Observations of Genomics Reporting STU3. */
final class AlleleWriter {

    private static final String GL_STRING = "http://glstring.org";

    private final GeneCodes genes;

    AlleleWriter(GeneCodes genes) {
        this.genes = genes;
    }

    Observation genotype(Genotype genotype, ResultFrame frame) {
        return bothCopies(genotype, frame, named(genotype.gene(), genotype.diplotype()));
    }

    Observation haplotype(Haplotype haplotype, ResultFrame frame) {
        return oneCopy(haplotype, frame, named(haplotype.gene(), haplotype.allele()));
    }

    /** Both copies in one GL String; one allele alone says nothing of the other copy. */
    Observation typing(HlaTyping typing, ResultFrame frame) {
        // "/" between possible alleles would be read as the two copies, "|" cannot be
        String joint = typing.ambiguous() ? "|" : "+";
        String version = typing.nomenclature().isEmpty() ? "" : "hla#" + typing.nomenclature() + "#";
        String glString = typing.alleles().stream()
                .map(allele -> typing.gene() + allele)
                .collect(Collectors.joining(joint, version, ""));
        CodeableConcept value = Codes.concept(GL_STRING, glString, glString);
        boolean both = typing.alleles().size() == 2 && !typing.ambiguous();
        return both ? bothCopies(typing, frame, value) : oneCopy(typing, frame, value);
    }

    /** The laboratory's words after the gene's name, as in {@code CYP2C19 *1/*17}. */
    private static CodeableConcept named(String gene, String alleles) {
        return new CodeableConcept().setText(gene.isEmpty() ? alleles : gene + " " + alleles);
    }

    private Observation bothCopies(GenomicFact fact, ResultFrame frame, CodeableConcept value) {
        return write(fact, frame, value, "genotype", GenomicObservation.answer("84413-4", "Genotype display name"));
    }

    private Observation oneCopy(GenomicFact fact, ResultFrame frame, CodeableConcept value) {
        return write(fact, frame, value, "haplotype", GenomicObservation.answer("84414-2", "Haplotype name"));
    }

    private Observation write(
            GenomicFact fact, ResultFrame frame, CodeableConcept value, String profile, CodeableConcept code) {
        return GenomicObservation.of(fact, frame, profile, code)
                .value(value)
                .genes(fact.gene(), genes)
                .origin(fact.origin())
                .written();
    }
}
