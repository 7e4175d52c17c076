package org.precisionhooks.genome;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.precisionhooks.genome.hgvs.CoordinateType;
import org.precisionhooks.genome.hgvs.Edit;
import org.precisionhooks.genome.hgvs.Hgvs;
import org.precisionhooks.genome.hgvs.HgvsPosition;
import org.precisionhooks.knowledge.Knowledge;

/** The transcripts of {@code genomics/transcripts.tsv}: turns coding descriptions into those of chromosomes. */
final class Transcripts {

    private final Map<String, Transcript> byAccession = new HashMap<>();

    private Transcripts() {}

    static Transcripts from(Knowledge knowledge) {
        Transcripts transcripts = new Transcripts();
        knowledge
                .table("genomics/transcripts", TranscriptRow.class)
                .rows()
                .forEach(row -> transcripts.byAccession.put(row.transcript(), new Transcript(row)));
        return transcripts;
    }

    /** By an accession, whatever its version, alone or behind that of its chromosome: {@code NC_000001.11(NM_000110.4)}. */
    Optional<Transcript> of(String reference) {
        int open = reference.indexOf('(');
        boolean selected = open > 0 && reference.startsWith("NC_") && reference.endsWith(")");
        String accession = selected
                ? reference.substring(open + 1, reference.length() - 1)
                : open > 0 ? reference.substring(0, open) : reference;
        int dot = accession.indexOf('.');
        return Optional.ofNullable(byAccession.get(dot < 0 ? accession : accession.substring(0, dot)));
    }

    /** The same change as the chromosome counts, on GRCh38; empty when the transcript has no such position. */
    static Optional<Hgvs.Nucleotide> onChromosome(Transcript transcript, Hgvs.Nucleotide change) {
        boolean whole = change.type() == CoordinateType.NON_CODING;
        OptionalLong start = transcript.place(whole ? transcript.coding(change.start()) : change.start());
        OptionalLong end = transcript.place(whole ? transcript.coding(change.end()) : change.end());
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        boolean forward = transcript.forward();
        return Optional.of(new Hgvs.Nucleotide(
                transcript.referenceSequence(),
                CoordinateType.GENOMIC,
                position(forward ? start : end),
                position(forward ? end : start),
                forward ? change.edit() : otherStrand(change.edit())));
    }

    private static HgvsPosition position(OptionalLong place) {
        return new HgvsPosition(HgvsPosition.Part.SEQUENCE, place.getAsLong() + 1, 0);
    }

    private static Edit otherStrand(Edit edit) {
        if (edit instanceof Edit.Substitution of) {
            return new Edit.Substitution(turned(of.reference()), turned(of.alternate()));
        }
        if (edit instanceof Edit.DeletionInsertion of) {
            return new Edit.DeletionInsertion(turned(of.deleted()), turned(of.inserted()));
        }
        if (edit instanceof Edit.Deletion of) {
            return new Edit.Deletion(turned(of.bases()));
        }
        if (edit instanceof Edit.Insertion of) {
            return new Edit.Insertion(turned(of.bases()));
        }
        if (edit instanceof Edit.Duplication of) {
            return new Edit.Duplication(turned(of.bases()));
        }
        return identityOrSymmetric(edit);
    }

    private static Edit identityOrSymmetric(Edit edit) {
        if (edit instanceof Edit.Identity of) {
            return new Edit.Identity(turned(of.bases()));
        }
        if (edit instanceof Edit.Inversion of) {
            return new Edit.Inversion(turned(of.bases()));
        }
        return edit instanceof Edit.Repeat of ? new Edit.Repeat(turned(of.unit()), of.count()) : edit;
    }

    private static String turned(String bases) {
        return Alleles.reverseComplement(bases);
    }
}
