package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;

/**
 * A place where the named alleles of a gene differ. Bases are told by number: 0 for the reference, then the alternates.
 *
 * @param id rs number, else {@code g.} and the place on GRCh38
 * @param place38 the reference bases on GRCh38
 * @param bases reference and alternates as in VCF
 * @param repeatEnd for an indel, the exclusive end of its rightmost spelling on GRCh38
 * @param place37 the same stretch on GRCh37, where it has one
 * @param reference37 the reference bases of GRCh37, where a second source confirms them
 * @param tier1 whether every clinical test should look here
 * @param needed whether the gene's reference allele may be called only when this was tested
 * @param proxyFor the position that this one stands for while that is not tested
 */
record AllelePosition(
        String id,
        GenomicRegion place38,
        List<String> bases,
        Optional<Long> repeatEnd,
        Optional<GenomicRegion> place37,
        Optional<String> reference37,
        boolean tier1,
        boolean needed,
        Optional<String> proxyFor) {

    AllelePosition {
        bases = List.copyOf(bases);
    }

    static AllelePosition of(CallingTables.PositionRow row) {
        List<String> bases = new ArrayList<>(List.of(row.reference()));
        bases.addAll(row.alternates());
        long length = row.reference().length();
        return new AllelePosition(
                row.position(),
                new GenomicRegion(row.refseq38(), row.start38(), row.start38() + length),
                bases,
                row.repeatEnd(),
                row.start37().map(start -> new GenomicRegion(row.refseq37(), start, start + length)),
                Optional.of(row.reference37()).filter(base -> !base.isEmpty()),
                row.tier1(),
                row.needed(),
                Optional.of(row.proxyFor()).filter(position -> !position.isEmpty()));
    }

    boolean isIndel() {
        return bases.stream().anyMatch(base -> base.length() != bases.get(0).length());
    }

    /** All spellings of a base as a change of the reference, in both builds; an indel may be shifted along its repeat. */
    List<GenomicLocation> spellings(int base) {
        List<GenomicLocation> all = new ArrayList<>(spellings(place38, bases.get(0), bases.get(base), shift(base)));
        place37.ifPresent(
                place -> all.addAll(spellings(place, reference37.orElse(bases.get(0)), bases.get(base), shift(base))));
        return all;
    }

    /** How many bases the change can be moved to the right. */
    private long shift(int base) {
        GenomicLocation change = GenomicLocation.trimmed(
                place38.referenceSequence(), place38.start(), bases.get(0), bases.get(base));
        return repeatEnd
                .map(end -> end - change.start() - change.reference().length())
                .orElse(0L);
    }

    private static List<GenomicLocation> spellings(GenomicRegion place, String from, String to, long shift) {
        if (from.equals(to)) {
            return List.of();
        }
        GenomicLocation change = GenomicLocation.trimmed(place.referenceSequence(), place.start(), from, to);
        List<GenomicLocation> all = new ArrayList<>(List.of(change));
        boolean pure = change.reference().isEmpty() || change.alternate().isEmpty();
        for (long moved = 1; pure && moved <= shift; moved++) {
            int by = (int) (moved % Math.max(change.reference().length(), change.alternate().length()));
            all.add(new GenomicLocation(
                    change.referenceSequence(),
                    change.start() + moved,
                    rotated(change.reference(), by),
                    rotated(change.alternate(), by)));
        }
        return all;
    }

    private static String rotated(String bases, int by) {
        return bases.isEmpty() ? bases : bases.substring(by) + bases.substring(0, by);
    }

    /** Where a change must lie to concern this position, in both builds. */
    List<GenomicRegion> stretches() {
        List<GenomicRegion> all = new ArrayList<>(List.of(stretch(place38, repeatEnd)));
        place37.ifPresent(place ->
                all.add(stretch(place, repeatEnd.map(end -> end - place38.start() + place.start()))));
        return all;
    }

    /** An indel's anchor base is not part of it. */
    private GenomicRegion stretch(GenomicRegion place, Optional<Long> end) {
        return new GenomicRegion(
                place.referenceSequence(), place.start() + (isIndel() ? 1 : 0), Math.max(place.end(), end.orElse(0L)));
    }

    /** The base that a build's reference has here, when that is known; a region of tested bases proves no more. */
    Optional<Integer> referenceBase(GenomicRegion place) {
        return place.equals(place38)
                ? Optional.of(0)
                : reference37.map(bases::indexOf).filter(base -> base >= 0);
    }
}
