package org.precisionhooks.engine.pharmacogenomics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Evidence;

/**
 * One reading of a gene that the record supports.
 *
 * @param call what it says
 * @param basis what kind of result it rests on
 * @param evidence the results that say so, newest first
 * @param called how this server called it from variants, where it did
 */
record Candidate(GeneCall call, Basis basis, List<Evidence> evidence, Optional<CalledGene> called) {

    /** What a reading rests on. */
    enum Basis {
        /** Both copies were named. */
        DIPLOTYPE,
        /** A laboratory's phenotype or score, without the genotype. */
        REPORTED,
        /** The alleles of an HLA locus, or a test for one of them. */
        HLA,
        /** Named alleles that this server called from variants. */
        CALLED,
        /** Single positions: at least one copy of an allele was seen. */
        VARIANT
    }

    static final Comparator<Evidence> NEWEST_FIRST = Comparator.comparing((Evidence evidence) ->
                    evidence.source().time().map(time -> time.end()).orElse(Instant.MIN))
            .reversed()
            .thenComparing(evidence -> evidence.source().reference());

    Candidate {
        evidence = List.copyOf(evidence);
    }

    /** What a laboratory says. */
    Candidate(GeneCall call, Basis basis, List<Evidence> evidence) {
        this(call, basis, evidence, Optional.empty());
    }

    /** Whether this reading is at least as precise as the other and does not contradict it. */
    boolean refines(Candidate other) {
        return other.call.keys().containsAll(call.keys());
    }

    /** Whether neither of both contradicts the other. */
    boolean agreesWith(Candidate other) {
        return refines(other) || other.refines(this);
    }

    /** This reading with the evidence of another that agrees with it. */
    Candidate with(Candidate agreeing) {
        List<Evidence> both = Stream.concat(evidence.stream(), agreeing.evidence.stream())
                .distinct()
                .sorted(NEWEST_FIRST)
                .toList();
        return new Candidate(call, basis, both, called.or(agreeing::called));
    }
}
