package org.precisionhooks.fhir.importer.vcf;

import java.util.Optional;
import org.precisionhooks.facts.Phase;

/**
 * Tells which phase set a row belongs to: that of {@code PS}, else that of {@code PID} (physical phasing of GATK), else a block
 * of phased rows that no unphased heterozygous row interrupts. A wrong set would put two alleles on one chromosome that are not.
 */
final class PhaseBlocks {

    private String sequence = "";
    private long block = -1;

    /** To be told of every row with a call, in the order of the file. */
    void see(Row row, Genotype genotype) {
        if (!sequence.equals(row.sequence().accession())) {
            sequence = row.sequence().accession();
            block = -1;
        }
        if (genotype.isHeterozygous() && !genotype.phased()) {
            block = -1;
        } else if (genotype.phased() && block < 0) {
            block = row.position();
        }
    }

    /** Rows were passed over, any of which may have ended the block. */
    void interrupt() {
        block = -1;
    }

    /** Of an allele of the row that was seen last. */
    Optional<Phase> phase(Row row, Genotype genotype, int allele) {
        Optional<String> set = row.sample().value("PS");
        return set.isPresent()
                ? phase(set.get(), genotype, allele)
                : physical(row, genotype, allele).or(() -> phase("block-" + block, genotype, allele));
    }

    private Optional<Phase> phase(String set, Genotype genotype, int allele) {
        return genotype.copy(allele).map(copy -> new Phase(sequence + ":" + set, copy));
    }

    /** The copies of {@code PGT} are told apart where {@code GT} leaves open which is which; it may not call other alleles. */
    private Optional<Phase> physical(Row row, Genotype genotype, int allele) {
        return row.sample()
                .value("PID")
                .flatMap(set -> row.sample()
                        .value("PGT")
                        .flatMap(Genotype::of)
                        .filter(phased -> phased.callsAs(genotype))
                        .flatMap(phased -> phase(set, phased, allele)));
    }
}
