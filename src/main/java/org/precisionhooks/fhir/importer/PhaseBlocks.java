package org.precisionhooks.fhir.importer;

import java.util.Optional;
import org.precisionhooks.facts.Phase;

/**
 * Tells which phase set a row belongs to: that of {@code PS}, else a block of phased rows that no unphased heterozygous row
 * interrupts. A wrong set would put two alleles on one chromosome that are not.
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
        String set = row.sample().value("PS").orElseGet(() -> "block-" + block);
        return genotype.copy(allele).map(copy -> new Phase(sequence + ":" + set, copy));
    }
}
