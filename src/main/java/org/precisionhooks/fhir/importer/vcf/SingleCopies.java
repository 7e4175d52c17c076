package org.precisionhooks.fhir.importer.vcf;

import java.util.List;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.knowledge.Knowledge;

/** Where a patient may have one copy only: on X and Y, but for the regions that both share. */
final class SingleCopies {

    private final RegionSet shared;

    private SingleCopies(RegionSet shared) {
        this.shared = shared;
    }

    /** A row of {@code genomics/pseudoautosomal_regions.tsv}; 0-based, half-open. */
    public record PseudoautosomalRegion(String name, String refseq, long start, long end) {

        GenomicRegion region() {
            return new GenomicRegion(refseq, start, end);
        }
    }

    static SingleCopies from(Knowledge knowledge) {
        List<PseudoautosomalRegion> rows = knowledge
                .table("genomics/pseudoautosomal_regions", PseudoautosomalRegion.class)
                .rows();
        return new SingleCopies(
                RegionSet.of(rows.stream().map(PseudoautosomalRegion::region).toList()));
    }

    boolean at(Row row) {
        return row.isOfSexChromosome()
                && !shared.overlaps(new GenomicRegion(row.sequence().accession(), row.start(), row.end()));
    }
}
