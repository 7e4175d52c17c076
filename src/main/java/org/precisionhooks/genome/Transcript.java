package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.precisionhooks.genome.hgvs.HgvsPosition;

/** A transcript with its exons on GRCh38: turns positions of coding descriptions into places on the chromosome. */
final class Transcript {

    /** How far before the transcript a position may lie that is counted from the coding start, as those of promoters are. */
    private static final long PROMOTER = 5_000;

    /**
     * An exon.
     *
     * @param before bases of the transcript before it
     */
    private record Exon(long start, long end, long before) {

        long last() {
            return before + end - start;
        }
    }

    private final TranscriptRow row;
    private final List<Exon> exons;

    Transcript(TranscriptRow row) {
        this.row = row;
        this.exons = exons(row.exons());
    }

    private static List<Exon> exons(List<String> written) {
        List<Exon> exons = new ArrayList<>();
        long before = 0;
        for (String exon : written) {
            int dash = exon.indexOf('-');
            long start = Long.parseLong(exon.substring(0, dash));
            exons.add(new Exon(start, Long.parseLong(exon.substring(dash + 1)), before));
            before = exons.get(exons.size() - 1).last();
        }
        return List.copyOf(exons);
    }

    String accession() {
        return row.transcript();
    }

    String referenceSequence() {
        return row.refseq38();
    }

    boolean forward() {
        return row.forward();
    }

    /** A position that counts from the first base of the transcript, as the coding start counts it. */
    HgvsPosition coding(HgvsPosition whole) {
        long base = whole.base() - row.untranslated();
        boolean before = base < 1;
        return whole.isCounted()
                ? new HgvsPosition(
                        before ? HgvsPosition.Part.BEFORE_START : HgvsPosition.Part.SEQUENCE,
                        before ? 1 - base : base,
                        whole.offset())
                : new HgvsPosition(HgvsPosition.Part.AFTER_STOP, whole.base(), whole.offset());
    }

    /**
     * The 0-based place of a position on the chromosome.
     *
     * @return empty when the transcript has no such position, or an intron is counted from the middle of an exon
     */
    OptionalLong place(HgvsPosition position) {
        if (position.part() == HgvsPosition.Part.AFTER_STOP || position.base() == 0) {
            return OptionalLong.empty();
        }
        boolean before = position.part() == HgvsPosition.Part.BEFORE_START;
        long base = before ? row.untranslated() - position.base() + 1 : row.untranslated() + position.base();
        if (base < 1) {
            boolean promoter = position.offset() == 0 && base > -PROMOTER;
            return promoter ? OptionalLong.of(along(first(exons.get(0)), base - 1)) : OptionalLong.empty();
        }
        return inExons(base, position.offset());
    }

    private OptionalLong inExons(long base, long offset) {
        for (Exon exon : exons) {
            if (base > exon.before() && base <= exon.last()) {
                boolean edge = offset == 0 || base == (offset > 0 ? exon.last() : exon.before() + 1);
                return edge
                        ? OptionalLong.of(along(first(exon), base - exon.before() - 1 + offset))
                        : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private long first(Exon exon) {
        return forward() ? exon.start() : exon.end() - 1;
    }

    private long along(long place, long bases) {
        return forward() ? place + bases : place - bases;
    }
}
