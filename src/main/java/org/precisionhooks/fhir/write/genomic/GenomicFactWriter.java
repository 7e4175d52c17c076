package org.precisionhooks.fhir.write.genomic;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/** Writes genomic facts as resources of Genomics Reporting STU3 (3.0.0); equal facts give equal resources. */
public final class GenomicFactWriter {

    private final VariantWriter variants;
    private final StructuralVariantWriter structures;
    private final AlleleWriter alleles;
    private final PhaseWriter phases;
    private final TestedRegionsWriter regions;

    public GenomicFactWriter(Knowledge knowledge) {
        GeneCodes genes = new GeneCodes(knowledge);
        ReferenceSequences sequences = ReferenceSequences.from(knowledge);
        this.variants = new VariantWriter(genes, sequences);
        this.structures = new StructuralVariantWriter(genes, sequences, knowledge);
        this.alleles = new AlleleWriter(genes);
        this.phases = new PhaseWriter(genes);
        this.regions = new TestedRegionsWriter(genes, sequences);
    }

    /**
     * The resource of a fact; empty for kinds that are statements of a laboratory, which nobody else writes. It has the id
     * that the fact's source names, if that is of its type.
     */
    public Optional<DomainResource> write(GenomicFact fact, ResultFrame frame) {
        if (fact instanceof Variant variant) {
            return Optional.of(variant(variant, frame));
        } else if (fact instanceof StructuralVariant variant) {
            return Optional.of(structure(variant, frame));
        } else if (fact instanceof Genotype genotype) {
            return Optional.of(alleles.genotype(genotype, frame));
        } else if (fact instanceof Haplotype haplotype) {
            return Optional.of(alleles.haplotype(haplotype, frame));
        } else if (fact instanceof HlaTyping typing) {
            return Optional.of(alleles.typing(typing, frame));
        } else if (fact instanceof PhaseRelationship phase) {
            return Optional.of(phase(phase, frame));
        } else if (fact instanceof TestedRegions tested) {
            return Optional.of(regions(tested, frame));
        }
        return Optional.empty();
    }

    public Observation variant(Variant variant, ResultFrame frame) {
        return variants.write(variant, frame);
    }

    public Observation structure(StructuralVariant variant, ResultFrame frame) {
        return structures.write(variant, frame);
    }

    /** Whether two written results lie in cis or in trans. */
    public Observation phase(PhaseRelationship phase, ResultFrame frame) {
        return phases.write(phase, frame);
    }

    /** What a test looked at: the analysis of a genomic study. */
    public Procedure regions(TestedRegions tested, ResultFrame frame) {
        return regions.write(tested, frame);
    }
}
