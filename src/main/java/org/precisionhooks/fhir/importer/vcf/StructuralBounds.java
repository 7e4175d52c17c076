package org.precisionhooks.fhir.importer.vcf;

import java.util.Optional;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.importer.vcf.Info.Bounds;

/**
 * Where a structural variant lies. {@code POS} of a symbolic allele is the base before it (VCF 4.3, section 1.6.1), hence
 * equals its 0-based start.
 *
 * @param outer the widest bounds that it may have
 * @param inner the narrowest that it surely has; empty where it is not sure of any base
 */
record StructuralBounds(GenomicRegion outer, Optional<GenomicRegion> inner) {

    private static final Bounds EXACT = new Bounds(0, 0);

    /** Empty where the row gives none, or impossible ones. */
    static Optional<StructuralBounds> of(Row row, StructuralKind kind) {
        long start = row.position();
        long end = end(row.info(), start, kind);
        if (end < start || end > row.sequence().length()) {
            return Optional.empty();
        }
        Optional<Bounds> atStart = row.info().bounds("CIPOS");
        Optional<Bounds> atEnd = row.info().bounds("CIEND");
        if (atStart.isEmpty() && atEnd.isEmpty() && row.info().has("IMPRECISE")) {
            return Optional.of(new StructuralBounds(region(row, start, end), Optional.empty()));
        }
        Bounds left = atStart.orElse(EXACT);
        // An insertion has one place: what is unsure of its start is unsure of its end.
        Bounds right = atEnd.orElse(start == end ? left : EXACT);
        GenomicRegion outer = region(row, start + Math.min(0, left.low()), end + Math.max(0, right.high()));
        return Optional.of(new StructuralBounds(outer, inner(row, start + left.high(), end + right.low())));
    }

    private static long end(Info info, long start, StructuralKind kind) {
        if (kind == StructuralKind.INS) {
            return start;
        }
        Optional<Long> stated = info.number("END");
        return stated.isPresent()
                ? stated.get()
                : info.number("SVLEN").map(length -> start + Math.abs(length)).orElse(-1L);
    }

    private static Optional<GenomicRegion> inner(Row row, long start, long end) {
        return start <= end && start >= 0 && end <= row.sequence().length()
                ? Optional.of(new GenomicRegion(row.sequence().accession(), start, end))
                : Optional.empty();
    }

    private static GenomicRegion region(Row row, long start, long end) {
        return new GenomicRegion(
                row.sequence().accession(),
                Math.max(0, start),
                Math.min(row.sequence().length(), end));
    }
}
