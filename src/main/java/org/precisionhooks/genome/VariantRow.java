package org.precisionhooks.genome;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.genome.hgvs.Hgvs;
import org.precisionhooks.genome.hgvs.HgvsParser;

/**
 * A row of {@code genomics/variants.tsv}: one alternate allele.
 *
 * @param position38 1-based VCF position; indels carry their anchor base
 * @param shift how many bases an indel can move to the right without another result
 * @param reference37 the base of GRCh37, which is that of GRCh38 but for a few places
 * @param names descriptions that transcripts and coordinates do not give
 */
public record VariantRow(
        String gene,
        String rsid,
        String refseq38,
        long position38,
        String reference38,
        String alternate,
        int shift,
        String refseq37,
        Optional<Long> position37,
        String reference37,
        List<String> names) {

    public VariantRow {
        if (refseq37.isEmpty() != position37.isEmpty() || refseq37.isEmpty() != reference37.isEmpty()) {
            throw new IllegalArgumentException("accession, position and base of GRCh37 come together or not at all");
        }
        if (Alleles.of(reference38).isEmpty() || Alleles.of(alternate).isEmpty() || reference38.equals(alternate)) {
            throw new IllegalArgumentException("the alleles are two different strings of bases");
        }
        names = List.copyOf(names);
        if (names.stream()
                .anyMatch(name -> name.startsWith("p.") && protein(name).isEmpty())) {
            throw new IllegalArgumentException("a name with p. is no change of a protein");
        }
    }

    /** Its changes of the protein, in the spelling by which they are compared. */
    Stream<String> proteinChanges() {
        return names.stream().flatMap(name -> protein(name).stream());
    }

    private static Optional<String> protein(String name) {
        return HgvsParser.read(name)
                .filter(Hgvs.Protein.class::isInstance)
                .map(hgvs -> ((Hgvs.Protein) hgvs).comparable());
    }

    GenomicLocation on38() {
        return GenomicLocation.trimmed(refseq38, position38 - 1, reference38, alternate);
    }

    Optional<GenomicLocation> on37() {
        return position37.map(position -> Alleles.change(refseq37, position - 1, reference37, alternate));
    }

    /** Where it may be written, with its anchor, in each build. */
    Stream<GenomicRegion> stretches() {
        return Stream.concat(
                Stream.of(stretch(refseq38, position38, reference38)),
                position37.map(position -> stretch(refseq37, position, reference37)).stream());
    }

    private GenomicRegion stretch(String refseq, long position, String reference) {
        return new GenomicRegion(refseq, position - 1, position - 1 + reference.length() + shift);
    }

    /** Whether the two builds have other bases here, so that what is a variant in one is the reference of the other. */
    boolean referencesDiffer() {
        return position37.isPresent() && !reference37.equals(reference38);
    }
}
