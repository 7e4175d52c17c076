package org.precisionhooks.genome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.genome.hgvs.Edit;
import org.precisionhooks.genome.hgvs.Hgvs;

/** Places an HGVS description on its chromosome. */
final class GenomicHgvs {

    /** What spans at least this many bases is a structural variant by convention (dbVar, doi:10.1093/nar/gks1213). */
    private static final int STRUCTURAL = 50;

    private final String expression;
    private final ReferenceSequence chromosome;
    private final KnownBases known;

    GenomicHgvs(String expression, ReferenceSequence chromosome, KnownBases known) {
        this.expression = expression;
        this.chromosome = chromosome;
        this.known = known;
    }

    Normalised of(Hgvs.Nucleotide change) {
        if (!change.start().isPlain() || !change.end().isPlain()) {
            return new Normalised.Malformed(expression, "A position on a chromosome is a plain number from 1");
        }
        long start = change.start().base() - 1;
        long end = change.end().base();
        if (end <= start) {
            return new Normalised.Malformed(expression, "The last position lies before the first");
        }
        return end > chromosome.length() ? notLocated(Accessions.BEYOND_THE_END) : edit(start, end, change.edit());
    }

    private Normalised edit(long start, long end, Edit edit) {
        if (edit instanceof Edit.Insertion insertion) {
            return end - start == 2
                    ? change(start + 1, "", insertion.bases())
                    : new Normalised.Malformed(expression, "An insertion lies between two neighbouring bases");
        }
        if (edit instanceof Edit.Repeat) {
            return notLocated("The number of repeats on the reference is not known here");
        }
        String stated = stated(edit);
        if (!stated.isEmpty() && stated.length() != end - start) {
            return new Normalised.Malformed(expression, "The stated bases are not as many as the positions span");
        }
        Optional<String> reference =
                stated.isEmpty() ? known.of(chromosome.accession(), start, end) : Optional.of(stated);
        return reference.map(bases -> change(start, end, bases, edit)).orElseGet(() -> unstated(start, end, edit));
    }

    private static String stated(Edit edit) {
        if (edit instanceof Edit.Substitution substitution) {
            return substitution.reference();
        }
        if (edit instanceof Edit.Deletion deletion) {
            return deletion.bases();
        }
        if (edit instanceof Edit.DeletionInsertion both) {
            return both.deleted();
        }
        if (edit instanceof Edit.Duplication duplication) {
            return duplication.bases();
        }
        if (edit instanceof Edit.Inversion inversion) {
            return inversion.bases();
        }
        return edit instanceof Edit.Identity identity ? identity.bases() : "";
    }

    private Normalised change(long start, long end, String reference, Edit edit) {
        if (edit instanceof Edit.Substitution substitution) {
            return change(start, reference, substitution.alternate());
        }
        if (edit instanceof Edit.DeletionInsertion both) {
            return change(start, reference, both.inserted());
        }
        if (edit instanceof Edit.Duplication) {
            return known.contradict(chromosome.accession(), start, reference)
                    ? contradiction()
                    : new Normalised.Located(Spelling.ofDuplication(chromosome.accession(), start, reference), "");
        }
        if (edit instanceof Edit.Inversion) {
            return change(start, reference, Alleles.reverseComplement(reference));
        }
        return change(start, reference, edit instanceof Edit.Identity ? reference : "");
    }

    private Normalised change(long start, String reference, String alternate) {
        return known.contradict(chromosome.accession(), start, reference)
                ? contradiction()
                : new Normalised.Located(Spelling.of(chromosome.accession(), start, reference, alternate), "");
    }

    private Normalised contradiction() {
        return notLocated("The reference has other bases at this position");
    }

    private Normalised unstated(long start, long end, Edit edit) {
        boolean structural = end - start >= STRUCTURAL && !(edit instanceof Edit.DeletionInsertion);
        Optional<StructuralChange> kind = structural ? kind(edit) : Optional.empty();
        if (kind.isEmpty()) {
            return notLocated("The bases of the reference are not stated, and there is no genome to look them up");
        }
        Optional<GenomicRegion> region = Optional.of(new GenomicRegion(chromosome.accession(), start, end));
        return new Normalised.Structural(kind.get(), List.of(), region, region, Optional.empty(), "");
    }

    private static Optional<StructuralChange> kind(Edit edit) {
        if (edit instanceof Edit.Deletion) {
            return Optional.of(StructuralChange.DELETION);
        }
        if (edit instanceof Edit.Duplication) {
            return Optional.of(StructuralChange.DUPLICATION);
        }
        return edit instanceof Edit.Inversion ? Optional.of(StructuralChange.INVERSION) : Optional.empty();
    }

    /** Known ends bound what surely changed; an unknown outer end leaves the widest bounds open. */
    Normalised of(Hgvs.Uncertain change) {
        boolean ordered = Math.max(change.outerStart(), 1) <= change.innerStart()
                && change.innerStart() <= change.innerEnd()
                && (change.outerEnd() < 0 || change.innerEnd() <= change.outerEnd());
        if (!ordered || Math.max(change.innerEnd(), change.outerEnd()) > chromosome.length()) {
            return new Normalised.Malformed(expression, "The positions are not in order, or beyond the chromosome");
        }
        boolean bounded = change.outerStart() > 0 && change.outerEnd() > 0;
        return new Normalised.Structural(
                SymbolicAlleles.change(change.change()),
                List.of(),
                bounded ? region(change.outerStart(), change.outerEnd()) : Optional.empty(),
                region(change.innerStart(), change.innerEnd()),
                Optional.<BigDecimal>empty(),
                bounded ? "" : "How far it reaches is not known");
    }

    private Optional<GenomicRegion> region(long first, long last) {
        return Optional.of(new GenomicRegion(chromosome.accession(), first - 1, last));
    }

    private Normalised notLocated(String reason) {
        return new Normalised.NotLocated(expression, reason);
    }
}
