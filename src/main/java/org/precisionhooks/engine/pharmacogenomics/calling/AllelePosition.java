package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.genome.VariantRow;

/**
 * A place where the named alleles of a gene differ. Bases are told by number: 0 for the reference of GRCh38, then the
 * alternates.
 *
 * @param id rs number, else {@code g.} and the VCF position on GRCh38
 * @param place38 the reference bases on GRCh38
 * @param bases reference and alternates as in VCF
 * @param shift how many bases an indel can move to the right
 * @param place37 the same stretch on GRCh37, where it is known
 * @param reference37 the base that GRCh37 has there
 */
record AllelePosition(
        String id,
        GenomicRegion place38,
        List<String> bases,
        int shift,
        Optional<GenomicRegion> place37,
        int reference37) {

    AllelePosition {
        bases = List.copyOf(bases);
    }

    /** The positions that rows of one gene describe, in their order; rows of one place are one position. */
    static List<AllelePosition> of(List<VariantRow> rows) {
        Map<String, List<VariantRow>> byPlace = new LinkedHashMap<>();
        rows.forEach(row -> byPlace.computeIfAbsent(row.position38() + row.reference38(), none -> new ArrayList<>(1))
                .add(row));
        return byPlace.values().stream()
                .map(place -> of(place, id(place, rows)))
                .toList();
    }

    private static String id(List<VariantRow> place, List<VariantRow> rows) {
        VariantRow first = place.get(0);
        boolean own = !first.rsid().isEmpty()
                && rows.stream()
                        .filter(row -> row.rsid().equals(first.rsid()))
                        .allMatch(row -> row.position38() == first.position38());
        return own ? first.rsid() : "g." + first.position38();
    }

    private static AllelePosition of(List<VariantRow> place, String id) {
        VariantRow first = place.get(0);
        Set<String> bases = new LinkedHashSet<>(Set.of(first.reference38()));
        place.forEach(row -> bases.add(row.alternate()));
        int length = first.reference38().length();
        return new AllelePosition(
                id,
                region(first.refseq38(), first.position38(), length),
                List.copyOf(bases),
                place.stream().mapToInt(VariantRow::shift).max().orElse(0),
                first.position37().map(position -> region(first.refseq37(), position, length)),
                new ArrayList<>(bases).indexOf(first.reference37()));
    }

    private static GenomicRegion region(String sequence, long position, int length) {
        return new GenomicRegion(sequence, position - 1, position - 1 + length);
    }

    boolean isIndel() {
        return bases.stream().anyMatch(base -> base.length() != bases.get(0).length());
    }

    /** An alternate as a change of GRCh38. */
    GenomicLocation change(int alternate) {
        return GenomicLocation.trimmed(
                place38.referenceSequence(), place38.start(), bases.get(0), bases.get(alternate));
    }

    /** How a test says that it found the reference of a build: the same bases on both sides. */
    GenomicLocation unchanged(GenomicRegion place) {
        String reference = bases.get(referenceBase(place.referenceSequence()));
        return new GenomicLocation(place.referenceSequence(), place.start(), reference, reference);
    }

    /** The base that the build of a sequence has here. */
    int referenceBase(String sequence) {
        return isOn38(sequence) ? 0 : reference37;
    }

    private boolean isOn38(String sequence) {
        return sequence.equals(place38.referenceSequence());
    }

    /** Where a change must lie to concern this position, in both builds; an indel's anchor base is no part of it. */
    List<GenomicRegion> stretches() {
        return places().map(place -> new GenomicRegion(
                        place.referenceSequence(), place.start() + (isIndel() ? 1 : 0), place.end() + shift))
                .toList();
    }

    /** The reference bases in both builds. */
    Stream<GenomicRegion> places() {
        return Stream.concat(Stream.of(place38), place37.stream());
    }
}
