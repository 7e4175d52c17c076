package org.precisionhooks.genome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.StructuralChange;

/** What an expression of a sequence change came to; there is no silent "no". */
public sealed interface Normalised {

    /**
     * A place on a chromosome, in the trimmed form.
     *
     * @param spelling the place, and how far the expression shows that it can move
     * @param note how it was reached when not by its own coordinates, e.g. an accession version that was passed over; may be
     *     empty
     */
    record Located(Spelling spelling, String note) implements Normalised {

        Located(GenomicLocation location, String note) {
            this(Spelling.of(location), note);
        }

        public GenomicLocation location() {
            return spelling.location();
        }
    }

    /**
     * What of the table of variants an expression may mean: it names what more than one change of the genome can lead to, or
     * several changes at once.
     *
     * @param locations places in GRCh38, at least one; other changes, which the table does not have, may be meant as well
     * @param reason in words that a client may be shown
     */
    record Candidates(String expression, List<GenomicLocation> locations, String reason) implements Normalised {

        public Candidates {
            locations = List.copyOf(locations);
        }
    }

    /**
     * A change of structure, copy number or a fusion: no pair of alleles describes it.
     *
     * @param genes symbols or ids of the genes that it names, in order; may be empty
     * @param outer the widest bounds that it may have, when the expression says so in a known build
     * @param inner the narrowest bounds that it surely has, likewise
     * @param copyNumber total copies, when stated
     * @param note what the expression leaves open, e.g. bands without coordinates; may be empty
     */
    record Structural(
            StructuralChange change,
            List<String> genes,
            Optional<GenomicRegion> outer,
            Optional<GenomicRegion> inner,
            Optional<BigDecimal> copyNumber,
            String note)
            implements Normalised {

        public Structural {
            genes = List.copyOf(genes);
        }
    }

    /**
     * Well-formed, but its place cannot be known here: a transcript without a row in the table, an indel without sequence.
     *
     * @param reason in words that a client may be shown
     */
    record NotLocated(String expression, String reason) implements Normalised {}

    /** Not an expression that is understood. */
    record Malformed(String expression, String reason) implements Normalised {}
}
